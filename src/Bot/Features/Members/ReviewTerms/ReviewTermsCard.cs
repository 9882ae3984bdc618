using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Core.Facts;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.ReviewTerms;

/// <summary>再任・後任の検討: one choice a member, and the way to 再任 for those who enter it.</summary>
internal static class ReviewTermsCard
{
    /// <summary>More choices do not fit into 28 KB; those who are settled go first then.</summary>
    public const int MostMembers = 24;

    private const string Clauses = "要綱 第5-2、記 第2-4(1)";

    public static AdaptiveCard Render(ReviewTermsView view)
    {
        var buttons = new Buttons(view.Drawing, view.Council);
        var members = Shown(view).SelectMany(g => g.Candidates).ToList();
        var asks = view.MayNote && members.Exists(c => c.State != RenewalState.Continued);
        return new AdaptiveCard
        {
            Speak = $"再任・後任の検討。任期満了{view.Groups.Sum(g => g.Candidates.Count)}人、未定{view.Groups.Sum(g => g.Undecided)}人",
            Refresh = buttons.Refresh(ReviewTermsFlow.Open),
            Body =
            [
                .. Shapes.Heading("再任・後任の検討", view.CouncilName),
                .. view.Note is null ? [] : new AdaptiveElement[] { Shapes.Note(view.Note, "good") },
                .. view.Groups.Count == 0
                    ? [new AdaptiveTextBlock($"任期の満了が近い委員はいません。満了の{view.OpensDays}日前から表示します。")]
                    : Array.Empty<AdaptiveElement>(),
                .. asks && members.Count(c => c.Member.RenewalIntention == RenewalIntention.Unknown) > 1
                    ? [All()]
                    : Array.Empty<AdaptiveElement>(),
                .. Shown(view).SelectMany(g => Group(view, g, asks, buttons)),
                .. Hidden(view) is > 0 and var hidden
                    ? [Shapes.Small($"ほかに{hidden}人います。表示された委員の意向を保存すると、続きを表示します。")]
                    : Array.Empty<AdaptiveElement>(),
            ],
            Actions =
            [
                .. asks
                    ?
                    [
                        buttons.Button(
                            "意向を保存",
                            ReviewTermsFlow.Save,
                            style: "positive",
                            more: (
                                ReviewTermsFlow.ShownKey,
                                IntentionForm.Shown(members.Where(c => c.State != RenewalState.Continued).Select(c => c.Member))
                            )
                        ),
                    ]
                    : Array.Empty<AdaptiveAction>(),
                WayBack.Button(buttons),
            ],
        };
    }

    /// <summary>The groups cut to what a card holds, those who have said nothing first.</summary>
    private static IEnumerable<EndingTerms> Shown(ReviewTermsView view)
    {
        var room = MostMembers;
        foreach (var group in view.Groups)
        {
            var candidates =
                group.Candidates.Count <= room
                    ? group.Candidates
                    : [.. group.Candidates.OrderBy(c => (c.State, c.Member.RenewalIntention != RenewalIntention.Unknown)).Take(room)];
            room -= candidates.Count;
            yield return group with
            {
                Candidates = candidates,
            };
        }
    }

    private static int Hidden(ReviewTermsView view) => view.Groups.Sum(g => g.Candidates.Count) - Shown(view).Sum(g => g.Candidates.Count);

    private static IEnumerable<AdaptiveElement> Group(ReviewTermsView view, EndingTerms group, bool asks, Buttons buttons)
    {
        var all = view.Groups.First(g => g.Ends == group.Ends);
        var days = group.Ends.DayNumber - view.Today.DayNumber;
        yield return Shapes.Section($"{JapaneseDate.WithoutWeekday(group.Ends)}　任期満了（{all.Candidates.Count}人）");
        yield return Shapes.Small($"未定{all.Undecided}人　{(days < 0 ? $"満了から{-days}日経過" : $"満了まで{days}日")}　{Clauses}");
        foreach (var candidate in group.Candidates)
        {
            yield return Candidate(view, group.Ends, candidate, asks);
        }

        if (view.MayRenew && all.Candidates.Any(c => c.State == RenewalState.Open))
        {
            var which = view.Groups.Count > 1 ? $"（{group.Ends:M/d}満了）" : "";
            yield return new AdaptiveActionSet([
                buttons.Button(
                    $"再任の手続{which}",
                    ReviewTermsFlow.Preview,
                    withoutInputs: true,
                    more: (ReviewTermsFlow.EndsKey, group.Ends.ToString("O"))
                ),
            ]);
        }
    }

    private static AdaptiveContainer Candidate(ReviewTermsView view, DateOnly ends, RenewalCandidate candidate, bool asks)
    {
        var member = candidate.Member;
        var about = string.Join('　', [.. member.Categories.Select(MemberWords.Of), $"{Service.Of(member, ends, view.Guideline)}"]);
        return new AdaptiveContainer([
            .. candidate.State == RenewalState.Continued
                ? [new AdaptiveTextBlock($"**{Shapes.Plain(member.Name)}**"), Shapes.Small($"再任済み（{Last(member)}まで）")]
            : asks
                ?
                [
                    new AdaptiveChoiceSetInput
                    {
                        Id = IntentionForm.Field(member.Id),
                        Label = $"{Shapes.Plain(member.Name)}：再任の意向",
                        Choices = [.. Enum.GetValues<RenewalIntention>().Select(i => new AdaptiveChoice(TermWords.Of(i), i.ToString()))],
                        Value = member.RenewalIntention.ToString(),
                    },
                    Shapes.Small(about),
                ]
            : new AdaptiveElement[]
            {
                new AdaptiveTextBlock($"**{Shapes.Plain(member.Name)}**　{TermWords.Of(member.RenewalIntention)}"),
                Shapes.Small(about),
            },
        ])
        {
            Separator = true,
            Spacing = "Small",
        };
    }

    private static AdaptiveChoiceSetInput All() =>
        new AdaptiveChoiceSetInput
        {
            Id = IntentionForm.All,
            Label = "未確認の委員をまとめて入力",
            Choices =
            [
                new AdaptiveChoice("まとめて入力しない", "each"),
                new AdaptiveChoice("未確認の委員を全員「再任の意向あり」", $"{RenewalIntention.Willing}"),
                new AdaptiveChoice("未確認の委員を全員「辞退」", $"{RenewalIntention.Declined}"),
            ],
            Value = "each",
        };

    private static string Last(Member member) => member.Newest is { } newest ? JapaneseDate.WithoutWeekday(newest.Term.Last) : "";
}
