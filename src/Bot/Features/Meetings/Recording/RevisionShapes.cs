using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>訂正 at its review: why, and what reads otherwise than in the version before.</summary>
internal static class RevisionShapes
{
    private const int MostShown = 6;
    private const int TextLength = 60;

    public static IEnumerable<AdaptiveElement> Draw(ReviewView view)
    {
        if (view.Frame.Revises is not { } revised)
        {
            yield break;
        }

        yield return Shapes.Note($"訂正の理由：{revised.Reason}");
        if (revised.Before is not { } before)
        {
            yield break;
        }

        var changes = Changes(before, view.Content).ToList();
        yield return Shapes.Section($"第{revised.Revision}版との違い");
        if (changes.Count == 0)
        {
            yield return new AdaptiveTextBlock("まだありません。修正する行を押してください。");
        }

        foreach (var (name, text) in changes.Take(MostShown))
        {
            yield return Shapes.Fact(name, text);
        }

        if (changes.Count > MostShown)
        {
            yield return Shapes.Small($"ほかに{changes.Count - MostShown}件あります。");
        }
    }

    private static IEnumerable<(string Name, string Text)> Changes(MeetingContent before, MeetingContent now)
    {
        foreach (var field in MeetingFields.Differences(before, now))
        {
            yield return (field.Name, Change(field.Print(before), field.Print(now)));
        }

        if (!Chosen(before).SequenceEqual(Chosen(now)))
        {
            yield return (
                "出欠",
                $"欠席 {before.Attendance.Absent.Count}人 → {now.Attendance.Absent.Count}人（内訳は「出席」「欠席」の行）"
            );
        }

        if (!before.Attendance.Letters.ToHashSet().SetEquals(now.Attendance.Letters))
        {
            yield return ("委嘱状", $"{before.Attendance.Letters.Count}人に交付 → {now.Attendance.Letters.Count}人に交付");
        }

        if (!before.EarlierFeedback.Select(Said).SequenceEqual(now.EarlierFeedback.Select(Said)))
        {
            yield return (MeetingWords.Of(RecordStep.EarlierFeedback), "措置状況を変更");
        }
    }

    /// <summary>Only the lines that differ, of texts with several.</summary>
    private static string Change(string before, string now)
    {
        var (former, current) = (before.Split('\n'), now.Split('\n'));
        return $"{Shown(former.Except(current))} → {Shown(current.Except(former))}";
    }

    private static string Shown(IEnumerable<string> lines) =>
        string.Join('／', lines.Where(l => l.Length > 0)) is { Length: > 0 } text ? $"「{Shapes.Short(text, TextLength)}」" : "なし";

    private static IEnumerable<string> Chosen(MeetingContent content) =>
        [
            .. content.Attendance.Absent.Select(m => m.Value),
            "",
            .. (content.Attendance.Officers ?? []).Select(o => o.Value),
            "",
            .. content.Attendance.Supervisors.Select(o => o.Value),
        ];

    private static (string, FeedbackStatus, string, bool) Said(FeedbackUpdate update) =>
        (update.FeedbackId, update.Status, update.Measure, update.Told);
}
