using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Core.Facts;

namespace KobanBot.Bot.Features.Meetings.Recording;

/// <summary>The whole record in short, as the review shows it.</summary>
internal static class ReviewFacts
{
    public static IEnumerable<AdaptiveElement> Draw(ReviewView view)
    {
        var (content, sheet) = (view.Content, view.Review.Sheet);
        yield return Shapes.Fact("会議", RecordSheet.When(content));
        yield return Shapes.Fact("出席", Attendance(content, sheet));
        if (sheet.Absent.Count > 0)
        {
            yield return Shapes.Fact("欠席", string.Join('、', sheet.Absent));
        }

        if (sheet.EarlierFeedback.Count > 0)
        {
            var counts = sheet
                .EarlierFeedback.GroupBy(e => e.Status)
                .OrderByDescending(g => g.Key)
                .Select(g => $"{MeetingWords.Of(g.Key)} {g.Count()}件");
            yield return Shapes.Fact("前回までの要望等", string.Join('、', counts));
        }

        if (content.Kind == MeetingKind.Extraordinary)
        {
            yield return Shapes.Fact(
                ClosingFields.Occasion.Name,
                ClosingFields.Occasion.IsEmpty(content) ? "未記入" : Shapes.Short(ClosingFields.Occasion.Print(content), 60)
            );
            foreach (var heading in ClosingFields.Extraordinary.Where(f => f != ClosingFields.Occasion && !f.IsEmpty(content)))
            {
                yield return Shapes.Fact(heading.Name, Shapes.Short(heading.Print(content), 60));
            }
        }

        yield return Shapes.Fact("議題", Listed(content.Topics.Select(t => t.Title)));
        yield return Shapes.Fact("意見・要望等", Listed(content.Feedback.Select(f => f.Text)));
    }

    private static string Listed(IEnumerable<string> items)
    {
        var list = items.ToList();
        return list.Count == 0
            ? "なし"
            : $"{list.Count}件（{string.Join('、', list.Take(3).Select(i => Shapes.Short(i, 16)))}{(list.Count > 3 ? " ほか" : "")}）";
    }

    private static string Attendance(MeetingContent content, MeetingSheet sheet)
    {
        var parts = new List<string>
        {
            $"委員 {sheet.Present.Count}人（開催日現在{sheet.Present.Count + sheet.Absent.Count}人）",
            $"運営担当者 {sheet.Officers.Count}人",
        };
        Add("地域警察幹部", sheet.Supervisors.Count);
        Add("関係部門", content.Attendance.OtherDivisions.Count);
        Add("委員以外", content.Attendance.Guests.Count);
        return string.Join('、', parts);

        void Add(string what, int count)
        {
            if (count > 0)
            {
                parts.Add($"{what} {count}人");
            }
        }
    }
}
