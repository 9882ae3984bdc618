using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Handovers;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Handovers;

/// <summary>The contents of a 引継書, section by section.</summary>
internal static class HandoverSections
{
    /// <summary>More do not fit on a readable card; the rest is counted.</summary>
    private const int MostMatters = 12;
    private const int MostDays = 8;
    private const int MostMembers = 15;

    public static IEnumerable<AdaptiveElement> Of(HandoverPaper paper) =>
        [.. Matters(paper), .. Promised(paper), .. Drafts(paper), .. Half(paper), .. Members(paper)];

    private static IEnumerable<AdaptiveElement> Matters(HandoverPaper paper) =>
        [
            Shapes.Section($"未了の事項（{paper.Matters.Count}件）"),
            .. paper.Matters.Count == 0 ? [new AdaptiveTextBlock("未了の事項はありません。")] : Array.Empty<AdaptiveElement>(),
            .. paper.Matters.Take(MostMatters).Select(o => Shapes.Fact(Matter(o, paper.Day), o.Sentence)),
            .. More(paper.Matters.Count, MostMatters, "件"),
        ];

    private static string Matter(Obligation matter, DateOnly today) =>
        $"{matter.Trait.Name}　{JapaneseDate.Short(matter.Target, today)}{(matter.IsGuideValue ? "（目安）" : "まで")}";

    private static IEnumerable<AdaptiveElement> Promised(HandoverPaper paper) =>
        paper.Promised.Count == 0
            ? []
            :
            [
                Shapes.Section("予定した日"),
                .. paper
                    .Promised.Take(MostDays)
                    .Select(p =>
                        Shapes.Fact(
                            JapaneseDate.Short(p.Day, paper.Day),
                            p.Feedback is { } feedback
                                ? $"要望の確認　{Shapes.Short(feedback.Text, 40)}"
                                : $"会議の予定{(p.Place.Length == 0 ? "" : $"　{p.Place}")}"
                        )
                    ),
                .. More(paper.Promised.Count, MostDays, "件"),
            ];

    private static IEnumerable<AdaptiveElement> Drafts(HandoverPaper paper) =>
        paper.Drafts.Count == 0
            ? []
            :
            [
                Shapes.Section("入力途中の記録"),
                .. paper.Drafts.Select(d =>
                    Shapes.Fact(
                        d.Content.Date is { } day ? $"{JapaneseDate.Short(day, paper.Day)}の会議" : "開催日が未入力の会議",
                        d.State == DraftState.AwaitingLead ? "運営責任者の確認待ち" : "下書き"
                    )
                ),
            ];

    private static IEnumerable<AdaptiveElement> Half(HandoverPaper paper) =>
        paper.Half is { } half ? [Shapes.Section("今期の状況"), Shapes.Fact($"{HalfYear.Of(paper.Day)}", State(half))] : [];

    private static string State(CouncilHalf half) =>
        string.Join(
            '\n',
            [
                half.Records.Count == 0
                    ? "開催した会議はありません。"
                    : $"開催　定期{Count(half, MeetingKind.Regular)}回、臨時{Count(half, MeetingKind.Extraordinary)}回",
                .. half.Unreported.Count == 0 ? [] : new[] { $"署長報告日が未入力の記録　{half.Unreported.Count}件" },
                .. half.Unrecorded.Count == 0 ? [] : new[] { $"記録がない会議　{half.Unrecorded.Count}件" },
            ]
        );

    private static int Count(CouncilHalf half, MeetingKind kind) => half.Records.Count(m => m.Kind == kind);

    /// <summary>Those of whom no contact is recorded stand together, in one line.</summary>
    private static IEnumerable<AdaptiveElement> Members(HandoverPaper paper)
    {
        var met = paper.Members.Where(m => m.Contact is not null).ToList();
        var others = paper.Members.Where(m => m.Contact is null).Select(m => m.Member.Name).ToList();
        return
        [
            Shapes.Section($"委員（{paper.Members.Count}人）と最終接触"),
            .. met.Take(MostMembers)
                .Select(m => Shapes.Fact(m.Member.Name, m.Contact is { } c ? $"{JapaneseDate.WithoutWeekday(c.Day)}　{Way(c)}" : "")),
            .. More(met.Count, MostMembers, "人"),
            .. others.Count == 0 ? [] : new AdaptiveElement[] { Shapes.Fact("接触の記録がない委員", string.Join("、", others)) },
        ];
    }

    private static string Way(LastContact contact) =>
        contact.Kind switch
        {
            ContactKind.Meeting => "会議",
            ContactKind.Visit => contact.Means,
            _ => $"欠席者への連絡（{contact.Means}）",
        };

    private static IEnumerable<AdaptiveElement> More(int all, int shown, string unit) =>
        all > shown ? [Shapes.Small($"ほか{all - shown}{unit}")] : [];
}
