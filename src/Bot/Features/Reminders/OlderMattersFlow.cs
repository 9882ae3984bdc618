using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Reminders;

/// <summary>引継ぎ時の確認事項 of a council: what was open before the bot was used, each with its way on, until somebody says that it was looked at.</summary>
internal sealed class OlderMattersFlow : IFlow
{
    public const string Show = "older.show";

    public const string Check = "older.check";

    /// <summary>Who takes a council over.</summary>
    public const CouncilRights Lookers = CouncilRights.Operate | CouncilRights.Section | CouncilRights.Chief;

    private const CouncilRights Checkers = CouncilRights.Lead | CouncilRights.Section;

    public IReadOnlyList<Verb> Verbs =>
        [
            Reads.ChosenCouncil(Show, "引継ぎ時の確認事項", at => Draw(at)) with
            {
                Rights = Lookers,
            },
            Changes.Council(Check, Checkers, Checked),
        ];

    public IReadOnlyList<Effect> Effects => [new(Show, "2/0"), new(Check, "2/1") { Writes = ["council"], Audits = [Check] }];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                Show,
                "ボットの利用を始める前からの事項を一覧で表示します。",
                "引継ぎ時の確認事項",
                "ひきつぎじのかくにんじこう",
                "利用開始前の事項"
            )
            {
                Audience = Audience.Council,
                IsListed = false,
                Signs = ["利用開始|導入|取込み|取込 前|以前"],
            },
        ];

    private static Reply Draw(Sitting at, string? note = null)
    {
        var council = at.Council;
        var reach = new Reach([at.Facts], at.Access.Edit ? new HashSet<CouncilId> { council.Id } : [])
        {
            Decided = at.Access.HasAny(CouncilRights.Section | CouncilRights.Chief) ? new HashSet<CouncilId> { council.Id } : [],
        };
        return Reply.Card(
            OlderMattersCard.Render(
                new OlderMattersView
                {
                    Drawing = at.Draw(),
                    Council = council,
                    Today = at.Today,
                    Lines =
                    [
                        .. OlderMatters
                            .Of(at.Facts, at.Today, at.Step.Rules)
                            .Select(o => new OlderMatter(
                                o,
                                ObligationAccess.MayAct(at.Access, o.Kind) ? DigestActions.Of(o, reach) : null
                            )),
                    ],
                    MayCheck = at.Access.HasAny(Checkers),
                    Note = note,
                }
            )
        );
    }

    private static StepResult Checked(Sitting at) =>
        at.Council.OlderCheckedOn is not null
            ? Draw(at)
            : at.Commit(
                at.Audit(Check),
                new CouncilWrite.PutCouncil(at.Council with { OlderCheckedOn = at.Today }),
                after =>
                    Draw(after, "確認済みとしました。ホームには表示しません。「引継ぎ時の確認事項」と送信すると、いつでも表示できます。")
            );
}
