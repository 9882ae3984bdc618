using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Disposal;

/// <summary>The question before addresses and telephones are removed: they cannot be brought back.</summary>
internal static class DisposalAskCard
{
    public static AdaptiveCard Render(DisposalView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council.Id);
        var members = string.Join(',', view.Due.Select(d => d.Member.Id.Value));
        return new AdaptiveCard
        {
            Speak = $"{view.Due.Count}人の住所と電話を廃棄しますか",
            Body =
            [
                .. Shapes.Heading("連絡先の廃棄", view.Council.Name),
                Shapes.Note($"次の{view.Due.Count}人の住所、電話及び連絡しやすい時間を廃棄しますか。廃棄すると元に戻せません。", "warning"),
                .. view.Due.Select(d => Shapes.Fact(d.Member.Name, $"{JapaneseDate.WithoutWeekday(d.Left)}まで在任")),
            ],
            Actions =
            [
                buttons.Button("廃棄する", DisposalFlow.Confirm, "destructive", false, false, (DisposalFlow.MembersKey, members)),
                buttons.Button("戻る", DisposalFlow.Open),
            ],
        };
    }
}
