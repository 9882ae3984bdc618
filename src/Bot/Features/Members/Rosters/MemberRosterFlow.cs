using KobanBot.Bot.Features.Kit;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Search;

namespace KobanBot.Bot.Features.Members.Rosters;

/// <summary>委員名簿: the members of a council, one of them, one person in all councils, and how they are made up. It shows no contacts.</summary>
internal sealed class MemberRosterFlow(ObligationRules rules) : IFlow
{
    public IReadOnlyList<Verb> Verbs =>
        [
            Reads.ChosenCouncil(MemberVerbs.List, "委員名簿", List),
            Reads.Council(MemberVerbs.Kept, List) with
            {
                Discloses = "read.names",
            },
            Reads.Council(MemberVerbs.Show, Show),
            Reads.ChosenCouncil(MemberVerbs.Balance, "委員の構成", Balance),
            new Reads(MemberVerbs.Find, FindAsync) { IsLookup = true },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(MemberVerbs.List, "2/0"),
            new(MemberVerbs.Kept, "2/1"),
            new(MemberVerbs.Show, "2/0"),
            new(MemberVerbs.Balance, "2/0"),
            new(MemberVerbs.Find, "3/0"),
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                MemberVerbs.List,
                "委員の一覧、任期、欠員、委嘱状の交付の状況を表示します。",
                "委員名簿",
                "いいんめいぼ",
                "名簿",
                "めいぼ",
                "委員",
                "いいん",
                "委員一覧",
                "いいんいちらん"
            )
            {
                Audience = Audience.Council,
            },
            new(
                MemberVerbs.Find,
                "委員の氏名で、担当する連絡協議会を探します。例　委員を探す 山田",
                "委員を探す",
                "いいんをさがす",
                "委員検索"
            )
            {
                Audience = Audience.Council,
            },
            new(MemberVerbs.Balance, "委員の地区、年代、性別、職業の構成を表示します。", "委員の構成", "構成", "こうせい")
            {
                Audience = Audience.Council,
            },
        ];

    private Reply List(Sitting at) =>
        Reply.Card(
            MemberListCard.Render(
                MemberListView.Of(at, rules, at.Data.Number(MemberVerbs.PageKey) is > 0 and < 100 and var page ? page : 0)
            )
        );

    private Reply Show(Sitting at) =>
        at.Facts.Member(new MemberId(at.Step.Flow)) is { } member
            ? Reply.Card(MemberCard.Render(MemberView.Of(at, member, rules.Guideline)))
            : Reply.Sentence(RefusalWords.Of(new Refusal("commission.unknown-member")));

    private Reply Balance(Sitting at) =>
        Reply.Card(
            BalanceCard.Render(
                new BalanceView(
                    at.Draw(),
                    at.Council.Id,
                    at.Council.Name,
                    at.Today,
                    Composition.On(at.Facts, at.Today, rules.Guideline),
                    MemberReview.Of(at.Facts, at.Today, rules.Guideline)
                )
            )
        );

    /// <summary>Reads every council of the person's postings, as other lists do.</summary>
    private static async Task<Reply> FindAsync(Reading at, CancellationToken cancellation)
    {
        var typed = at.Step.Data.Text(FoundCard.Name) is { Length: > 0 } name ? name : at.Step.Data.Text(MemberVerbs.NameKey);
        var asked = (typed.Length > 0 ? typed : at.Step.Words).Trim();
        var found = asked.Length == 0 ? [] : Among(await at.AllCouncilsAsync(cancellation), asked);
        return Reply.Card(FoundCard.Render(new FoundView(at.Step.Draw(), asked, at.Step.Today, found)));
    }

    private static IReadOnlyList<FoundMember> Among(ReadCouncils councils, string asked)
    {
        var wanted = Unspaced(asked);
        return
        [
            .. councils.Councils.SelectMany(c =>
                c.Facts.Members.Where(m => Unspaced(m.Name).Contains(wanted, StringComparison.Ordinal) || IsKana(m, wanted))
                    .Select(m => new FoundMember(c.Facts.Council.Id, c.Facts.Council.Name, m))
            ),
        ];
    }

    private static bool IsKana(Member member, string wanted) =>
        member.Kana is { } kana && Unspaced(kana).Contains(wanted, StringComparison.Ordinal);

    private static string Unspaced(string text) => string.Concat(SearchTerm.Folded(text).Where(c => !char.IsWhiteSpace(c)));
}
