using System.Globalization;
using System.Text;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Core.Tests.Obligations;
using KobanBot.Core.Time;
using KobanBot.Support.Cards;
using static KobanBot.Core.Tests.Summaries.Prefecture;

namespace KobanBot.Core.Tests.Summaries;

/// <summary>Every figure of a small prefecture that is not empty, with what stands behind it, for every scope and several periods and days.</summary>
public sealed class AllFiguresTests
{
    [Fact]
    public void Of_the_running_year() => Approved.Text(Print(ThisYear, Today), "this-year");

    [Fact]
    public void Of_the_last_year() => Approved.Text(Print(LastYear, Today), "last-year");

    [Fact]
    public void Of_a_half() =>
        Approved.Text(Print(SummaryPeriod.Of(HalfYear.Of(D("2026-04-01"), HalfYearDivision.FiscalYear)), Today), "half");

    [Fact]
    public void At_the_turn_of_the_year() =>
        Approved.Text(
            Print(SummaryPeriod.Of(new FiscalYear(2026)), D("2027-03-25"), "TurnDone", "TurnOpen", "TermsEnding", "Coming", "ComingOf")
                + Print(SummaryPeriod.Of(new FiscalYear(2027)), D("2027-04-02"), "TurnDone", "TurnOpen", "RegularDue", "SubmissionsDue"),
            "turn"
        );

    [Fact]
    public void What_is_of_today_only_and_what_has_a_year_before()
    {
        var text = new StringBuilder();
        foreach (var kind in Enum.GetValues<FigureKind>())
        {
            text.Append(
                $"{kind}{(Figures.IsOfTodayOnly(kind) ? " today-only" : "")}{(Figures.HasYearBefore(kind) ? " year-before" : "")} {string.Join(',', FigureParts.Of(kind))}\n"
            );
        }

        Approved.Text(text.ToString(), "kinds");
    }

    [Theory]
    [InlineData("RegularHeld", true)]
    [InlineData("Age!60", true)]
    [InlineData("Age!61", false)]
    [InlineData("Age", false)]
    [InlineData("RegularHeld!60", false)]
    [InlineData("!60", false)]
    [InlineData("7", false)]
    [InlineData("", false)]
    public void A_figure_by_name_comes_back_from_its_code(string code, bool known) =>
        (FigureKey.Parse(code)?.Code).ShouldBe(known ? code : null);

    private static string Print(SummaryPeriod period, DateOnly today, params string[] kinds)
    {
        var text = new StringBuilder();
        var data = Of([.. Lively()]) with { };
        SummaryScope[] scopes =
        [
            SummaryScope.Prefecture,
            SummaryScope.Of(Area.Kushiro),
            SummaryScope.Of(Area.Hakodate),
            SummaryScope.Of(Area.Sapporo),
            SummaryScope.Of(First),
            SummaryScope.Of(Second),
            SummaryScope.Of(Moving),
            SummaryScope.Of(new CouncilId("C9")),
        ];
        foreach (var scope in scopes)
        {
            var at = new SummaryCase(data, scope, period, today, ObligationRules.Default);
            foreach (var kind in Enum.GetValues<FigureKind>().Where(k => kinds.Length == 0 || kinds.Contains($"{k}")))
            {
                foreach (var part in FigureParts.Of(kind))
                {
                    var figure = Figures.Of(at, new FigureKey(kind, part));
                    if (figure.Count == 0)
                    {
                        continue;
                    }

                    text.Append(CultureInfo.InvariantCulture, $"{today:yyyy-MM-dd} {scope.Level} {scope.Unit} {figure.Key} {figure.Count}");
                    text.Append(figure.Mean is { } mean ? string.Create(CultureInfo.InvariantCulture, $" mean {mean:F2}") : "");
                    text.Append(": ").AppendJoin(", ", figure.Rows.Select(Row)).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    private static string Row(FigureRow row) =>
        string.Join(
            '/',
            new[]
            {
                row.At.Station.Value,
                row.Council?.Id.Value,
                (row as MeetingRow)?.Meeting.Id.Value ?? (row as FeedbackRow)?.Meeting?.Id.Value,
                row is MemberRow m ? $"{m.Member.Id}#{m.Number}" : null,
                (row as FeedbackRow)?.Feedback.Entry.Id,
                row switch
                {
                    MemberRow member => member.Last.ToString("O"),
                    FeedbackRow said => said.Feedback.MeetingDate.ToString("O"),
                    ObligationRow open => open.Obligation.Target.ToString("O"),
                    _ => null,
                },
                (row as BeatRow)?.Beat.State.ToString(),
                row is ObligationRow { Obligation: var o } ? $"{o.Kind}:{o.Subject}" : null,
                row is SubmissionRow { Package: var p } ? $"{p.Councils.Count}:{p.IsComplete}" : null,
            }.Where(part => !string.IsNullOrEmpty(part))
        );

    /// <summary>Four councils in which as much as possible has happened, at the edges of periods.</summary>
    private static IEnumerable<CouncilFacts> Lively()
    {
        var lively = OfMerged with
        {
            Members =
            [
                Person(1, "男", 60, SelectionCategory.PublicBody),
                Person(2, "女性", 75, SelectionCategory.Other),
                Person(3, " ", null),
                Person(4, "その他", 5, SelectionCategory.SafetyAssociation, SelectionCategory.Other),
                Person(5, "男性", 95),
                Person(6, "女", 49) with
                {
                    Commissions = [new Commission(CommissionKind.New, new CommissionTerm(D("2025-04-01"), D("2027-02-23")))],
                },
                Person(7, null, 30) with
                {
                    Commissions =
                    [
                        new Commission(CommissionKind.New, CommissionTerm.Standard(2025))
                        {
                            Dismissal = new Dismissal(D("2026-12-01"), DismissalReason.Resignation),
                        },
                    ],
                },
                Person(8, "女", 30) with
                {
                    Commissions = [new Commission(CommissionKind.New, new CommissionTerm(D("2025-04-01"), D("2027-02-24")))],
                },
                Person(9, "女", 30) with
                {
                    Commissions =
                    [
                        new Commission(CommissionKind.New, new CommissionTerm(D("2025-04-01"), D("2026-12-31"))),
                        new Commission(CommissionKind.Renewal, new CommissionTerm(D("2027-01-01"), D("2028-03-31"))),
                    ],
                },
            ],
            Meetings =
            [
                Held("R1", "2026-03-31", MeetingKind.Regular, 8, 10, 90),
                Held("R2", "2026-04-01", MeetingKind.Extraordinary, 6, 9, 61),
                Held("R3", "2026-09-30", MeetingKind.Regular, 9, 9, null) with
                {
                    Example = new GoodExample("合同で点検した", Quiet.Lead, D("2026-10-05")),
                },
                Held("R4", "2026-10-01", MeetingKind.Extraordinary, 0, 0, 0) with
                {
                    State = RecordState.Confirmed,
                    ReportedOn = null,
                },
                Held("R5", "2026-11-25", MeetingKind.Extraordinary, 5, 9, 30),
            ],
            Feedback =
            [
                Request("F1", D("2026-10-26")),
                Request("F2", D("2026-10-25"), FeedbackStatus.InProgress),
                Request("F3", D("2026-08-27"), FeedbackStatus.Done),
                Request("F4", D("2026-08-26"), FeedbackStatus.Planned),
                Request("F5", D("2026-05-29"), FeedbackStatus.Refused, D("2026-06-01")),
                Request("F6", D("2026-05-28"), FeedbackStatus.HandedOver),
                Request("F7", D("2026-03-31")) with
                {
                    Entry = Quiet.Request("F7", D("2026-03-31")).Entry with { Kind = FeedbackKind.Opinion },
                },
                Request("F8", D("2026-11-25")) with
                {
                    Entry = Quiet.Request("F8", D("2026-11-25")).Entry with { ProblemSolving = true },
                },
                Request("F9", D("2026-11-26")),
            ],
        };
        yield return lively;
        yield return Quiet01 with
        {
            Members = [.. Quiet01.Members.Take(4)],
            Plans = [],
            Meetings = [],
        };
        yield return Quiet02 with
        {
            Council = Quiet02.Council with { Leads = [] },
            Drafts = [Quiet.Draft("D1", D("2026-11-10"))],
            Fulfilments = [new Fulfilment(ObligationKind.MemberRoster, "", "", D("2025-04-01"), "作成", Quiet.Lead) { Withdrawn = true }],
        };
        yield return OfMoving with
        {
            Council = OfMoving.Council with { Abolished = D("2026-11-24") },
        };
    }

    private static Member Person(int number, string? sex, int? age, params SelectionCategory[] categories) =>
        Quiet.Member(number) with
        {
            Sex = sex,
            AgeBand = age,
            Categories = categories,
        };

    private static MeetingRecord Held(string id, string day, MeetingKind kind, int present, int inOffice, int? minutes) =>
        Quiet.Record(id, D(day), kind) with
        {
            MembersPresent = present,
            MembersInOffice = inOffice,
            Minutes = minutes,
        };

    private static DateOnly D(string iso) => Quiet.D(iso);
}
