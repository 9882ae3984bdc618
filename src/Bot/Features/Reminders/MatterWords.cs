using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Guideline;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>Words for one kind of matter: what of it is open for this person, each with the button that answers it.</summary>
internal sealed class MatterWords : IFlow
{
    public IReadOnlyList<Verb> Verbs => [];

    public IReadOnlyList<Spoken> Words =>
        [
            Of(ObligationKind.AbsenteeContact, "連絡が済んでいない欠席者を表示します。", "欠席者への連絡") with
            {
                Audience = Audience.Council,
                Signs = ["欠席 連絡|伝え|報告|知らせ|電話|話し|訪問", "欠席", "休んだ|来なかった 委員"],
            },
            Of(ObligationKind.ChiefReport, "署長への報告が済んでいない記録を表示します。", "署長報告済", "署長への報告") with
            {
                Audience = Audience.Council,
                Signs = ["署長 報告|説明|見せ|上げ|決裁", "署長", "報告済"],
            },
        ];

    private static Spoken Of(ObligationKind kind, string meaning, params IReadOnlyList<string> ways) =>
        new(ReminderVerbs.List, meaning, ways) { With = [(ReminderVerbs.KindKey, kind.ToString())], IsListed = false };
}
