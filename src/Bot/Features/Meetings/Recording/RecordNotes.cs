using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>What the wizard tells one officer of what another has done with the draft: who, when and what.</summary>
internal static class RecordNotes
{
    private const int MostNamed = 6;

    /// <summary>Somebody else has saved since the card was drawn; nothing of this press is stored.</summary>
    public static string ChangedMeanwhile(OpenDraft open, MergedInputs merged)
    {
        var by = By(open);
        var saved =
            merged.Theirs.Count > 0
                ? $"{by}保存：{string.Join('、', merged.Theirs.Take(MostNamed))}{(merged.Theirs.Count > MostNamed ? " ほか" : "")}。"
            : open.Shown == RecordStep.Review ? $"{by}先に保存しました。最新の内容を表示しています。"
            : $"{by}先に保存しました。この画面の項目は変わっていません。";
        var contested =
            merged.Contested.Count == 0
                ? ""
                : $"{string.Join('、', merged.Contested)}は、あなたの入力を表示しています。このまま進むと置き換わります。";
        var homeless =
            merged.Homeless.Count == 0 ? "" : $"入力欄がなくなった内容：{string.Join('、', merged.Homeless.Select(h => $"「{h}」"))}。";
        return $"{saved}{contested}{homeless}今入力したものは残してあり、まだ保存していません。確かめて、もう一度押してください。";
    }

    /// <summary>A step that was left with errors is shown again as it was typed.</summary>
    public const string AsTyped = "前回入力したまま、まだ記録に入っていない内容です。入力内容を確認してください。";

    /// <summary>入力をやめる by one who has not entered it alone.</summary>
    public static string? Whose(OpenDraft open)
    {
        var (at, draft) = (open.At, open.Draft);
        return draft.StartedBy == at.Officer.Id && draft.ChangedBy == at.Officer.Id
            ? null
            : $"{Name(at.Facts, draft.StartedBy)}が始めた下書きです（{MeetingWords.Progress(at.Facts, draft)}まで入力、最後の保存は{When(at, draft.ChangedAt)} {Name(at.Facts, draft.ChangedBy)}）。";
    }

    /// <summary>Who saved last and when, so that nothing is discarded over somebody's head.</summary>
    public static string StillEntered(OpenDraft open) => $"{By(open)}入力を保存しています。破棄していません。";

    public static string Discarded(CouncilFacts facts, MeetingDraft draft) =>
        $"この下書きは破棄されました（{Moment(draft.ChangedAt)} {Name(facts, draft.ChangedBy)}）。";

    private static string By(OpenDraft open)
    {
        var (at, draft) = (open.At, open.Draft);
        return draft.ChangedBy == at.Officer.Id
            ? $"別の画面で{When(at, draft.ChangedAt)}に"
            : $"{Name(at.Facts, draft.ChangedBy)}が{When(at, draft.ChangedAt)}に";
    }

    private static string Name(CouncilFacts facts, OfficerId officer) =>
        facts.Roster.FirstOrDefault(r => r.Officer == officer)?.Title ?? "ほかの勤務員";

    private static string When(Sitting at, DateTimeOffset instant) =>
        JapanTime.DayOf(instant) == at.Today ? $"{JapanTime.TimeOf(instant):H:mm}" : Moment(instant);

    private static string Moment(DateTimeOffset instant) =>
        $"{JapaneseDate.Short(JapanTime.DayOf(instant))}{JapanTime.TimeOf(instant):H:mm}";
}
