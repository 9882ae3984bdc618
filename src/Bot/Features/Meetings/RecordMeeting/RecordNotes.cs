using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.RecordMeeting;

/// <summary>What the wizard tells one officer of what another has done with the draft: who, when and what.</summary>
internal static class RecordNotes
{
    private const int MostNamed = 6;

    /// <summary>Somebody else has saved since the card was drawn; nothing of this press is stored.</summary>
    public static string ChangedMeanwhile(Step step, CouncilFacts facts, MeetingDraft draft, RecordStep at, MergedInputs merged)
    {
        var saved =
            merged.Theirs.Count > 0
                ? $"{By(step, facts, draft)}保存：{string.Join('、', merged.Theirs.Take(MostNamed))}{(merged.Theirs.Count > MostNamed ? " ほか" : "")}。"
            : at == RecordStep.Review ? $"{By(step, facts, draft)}先に保存しました。最新の内容を表示しています。"
            : $"{By(step, facts, draft)}先に保存しました。この画面の項目は変わっていません。";
        var contested =
            merged.Contested.Count == 0
                ? ""
                : $"{string.Join('、', merged.Contested)}は、あなたの入力を表示しています。このまま進むと置き換わります。";
        var homeless =
            merged.Homeless.Count == 0 ? "" : $"入力欄がなくなった内容：{string.Join('、', merged.Homeless.Select(h => $"「{h}」"))}。";
        return $"{saved}{contested}{homeless}今入力したものは残してあり、まだ保存していません。確かめて、もう一度押してください。";
    }

    /// <summary>入力をやめる by one who has not entered it alone.</summary>
    public static string? Whose(Step step, CouncilFacts facts, MeetingDraft draft) =>
        draft.StartedBy == step.Officer.Id && draft.ChangedBy == step.Officer.Id
            ? null
            : $"{Name(facts, draft.StartedBy)}が始めた下書きです（{(int)draft.Step}／7まで入力、最後の保存は{When(step, draft.ChangedAt)} {Name(facts, draft.ChangedBy)}）。";

    /// <summary>Who saved last and when, so that nothing is discarded over somebody's head.</summary>
    public static string StillEntered(Step step, CouncilFacts facts, MeetingDraft draft) =>
        $"{By(step, facts, draft)}入力を保存しています。破棄していません。";

    public static string Discarded(CouncilFacts facts, MeetingDraft draft) =>
        $"この下書きは破棄されました（{Moment(draft.ChangedAt)} {Name(facts, draft.ChangedBy)}）。";

    private static string By(Step step, CouncilFacts facts, MeetingDraft draft) =>
        draft.ChangedBy == step.Officer.Id
            ? $"別の画面で{When(step, draft.ChangedAt)}に"
            : $"{Name(facts, draft.ChangedBy)}が{When(step, draft.ChangedAt)}に";

    private static string Name(CouncilFacts facts, OfficerId officer) =>
        facts.Roster.FirstOrDefault(r => r.Officer == officer)?.Title ?? "ほかの勤務員";

    private static string When(Step step, DateTimeOffset instant) =>
        JapanTime.DayOf(instant) == step.Today ? $"{JapanTime.TimeOf(instant):H:mm}" : Moment(instant);

    private static string Moment(DateTimeOffset instant) =>
        $"{JapaneseDate.Short(JapanTime.DayOf(instant))}{JapanTime.TimeOf(instant):H:mm}";
}
