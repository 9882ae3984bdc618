using KobanBot.Bot.Features.Kit;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Histories;

/// <summary>
/// 履歴 of a council and of a member: every change with who, when, from which unit, what, old and new, out of the audit lines (RULES 2.8). Whoever
/// reads the council reads it; nobody above the station does. The look is noted before it is answered.
/// </summary>
internal sealed class HistoryFlow : IFlow
{
    private const string Seen = "read.history";

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(
                HistoryVerbs.Council,
                (at, c) => CouncilPicker.WithCouncilAsync(at, "変更の履歴", HistoryVerbs.Council, council => ShowAsync(at, council, c), c)
            ),
        ];

    public IReadOnlyList<Effect> Effects => [new(HistoryVerbs.Council, "3/1")];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                HistoryVerbs.Council,
                "連絡協議会の変更の履歴（だれが、いつ、何を、前と後）を表示します。",
                "履歴",
                "りれき",
                "変更の履歴",
                "変更履歴",
                "だれが変更したか"
            )
            {
                Audience = Audience.Council,
                Signs = ["変更|訂正|操作 履歴", "誰|だれ 変更した|直した|変えた"],
            },
        ];

    private static Task<Reply> ShowAsync(Reading reading, CouncilId council, CancellationToken cancellation) =>
        reading.CouncilAsync(
            council,
            async (at, token) =>
            {
                var asked = at.Data.Text(HistoryVerbs.MemberKey);
                var member = asked.Length == 0 ? null : at.Facts.Member(new MemberId(asked));
                if (asked.Length > 0 && member is null)
                {
                    return Reply.Sentence(RefusalWords.Of(new Refusal("commission.unknown-member")));
                }

                var current = FiscalYear.Of(at.Today);
                var year =
                    at.Data.Number(HistoryVerbs.YearKey) is >= 2000 and var chosen && chosen < current.StartYear
                        ? new FiscalYear(chosen)
                        : current;
                var lines = await reading.AuditLinesAsync(
                    new PartitionAddress(PartitionKind.Council, council.Value),
                    new DayRange(year.First, year.Last),
                    token
                );
                await reading.AuditAsync(council, Seen, member?.Id.Value, token);
                var page = at.Data.Number(HistoryVerbs.PageKey) is > 0 and var turned ? turned : 0;
                return Reply.Card(
                    TrailCard.Render(TrailView.Of(at, member, ChangeHistory.Of(year, lines, HistoryWords.IsTold, member?.Id, page)))
                );
            },
            cancellation
        );
}
