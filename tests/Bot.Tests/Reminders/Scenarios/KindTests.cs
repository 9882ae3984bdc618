using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Support.Reminders;
using KobanBot.Support.Storage;
using static KobanBot.Support.Reminders.Town;

namespace KobanBot.Bot.Tests.Reminders.Scenarios;

/// <summary>Every kind of obligation comes from the store to the chat of who is responsible, on its days.</summary>
public sealed class KindTests
{
    [Theory]
    [InlineData(ObligationKind.HalfYearSubmission, "section", "2026-10-06", "9/30 T-10, 10/2 T-2, 10/6 T+0")]
    [InlineData(ObligationKind.OperationListCorrection, "section", "2026-10-19", "10/5 S+0, 10/13 S+7, 10/19 R7")]
    [InlineData(ObligationKind.RegularMeeting, "lead", "2027-03-31", "9/15 9/1, 12/1 12/1, 2/1 2/1, 3/1 3/1, 3/17 T-14, 3/31 T+0")]
    [InlineData(ObligationKind.MeetingNotice, "lead", "2026-11-30", "10/23 T-7, 10/30 T+0, 11/10 T+11")]
    [InlineData(
        ObligationKind.GuestSelection,
        "supervisor",
        "2026-11-12",
        "9/15 S+0, 9/28 S+14, 10/16 S+32, 10/23 R7, 10/30 R14, 11/6 R21"
    )]
    [InlineData(
        ObligationKind.MeetingRecord,
        "lead",
        "2026-11-10",
        "10/6 S+1, 10/8 S+3, 10/13 S+7, 10/19 R7, 10/26 R14, 11/2 R21, 11/9 R28"
    )]
    [InlineData(ObligationKind.ChiefReport, "section", "2026-10-19", "10/6 S+1, 10/8 S+3, 10/13 S+7, 10/19 R7")]
    [InlineData(ObligationKind.AbsenteeContact, "second", "2026-10-19", "10/8 S+3, 10/13 S+7, 10/19 R7")]
    [InlineData(ObligationKind.MeasureNotice, "second", "2026-11-04", "10/16 T-3, 10/19 T+0, 11/2 R14")]
    [InlineData(ObligationKind.LongRunningReview, "lead", "2026-10-26", "10/5 S+0, 10/13 S+7, 10/26 R14")]
    [InlineData(ObligationKind.TermEnd, "section", "2027-04-01", "1/4 T-90, 1/29 T-60, 3/1 T-30, 3/24 T-7, 3/31 T+0")]
    [InlineData(ObligationKind.MemberRoster, "section", "2026-10-19", "10/5 S+0, 10/13 S+7, 10/19 R7")]
    [InlineData(ObligationKind.MemberVacancy, "section", "2026-11-30", "10/5 S+0, 11/4 R30")]
    [InlineData(ObligationKind.TooFewMembers, "section", "2026-11-30", "10/5 S+0, 11/4 R30")]
    [InlineData(ObligationKind.LetterRetrieval, "section", "2026-10-19", "10/5 S+0, 10/13 R7, 10/19 R14")]
    [InlineData(ObligationKind.EstablishmentSlip, "section", "2026-10-19", "10/5 S+0, 10/13 S+7, 10/19 R7")]
    [InlineData(ObligationKind.LeadVacant, "section", "2026-10-19", "10/5 S+0, 10/13 R7, 10/19 R14")]
    [InlineData(ObligationKind.MemberVisit, "second", "2026-11-30", "10/6 S+0, 11/5 R30")]
    public async Task Whoever_is_responsible_hears_on_the_days_of_the_kind(ObligationKind kind, string who, string until, string told)
    {
        var town = await OpenAsync("2026-09-15", obligations: s => s with { VisitDays = 200 });
        await PrepareAsync(town, kind);
        await town.UntilAsync("2026-10-04");
        await HappenAsync(town, kind);

        await town.UntilAsync(until);

        (await town.ToldAsync(who, kind)).ShouldBe(told.Split(", "));
    }

    [Fact]
    public async Task The_yearly_list_of_operation_comes_with_the_spring()
    {
        var town = await OpenAsync("2027-03-15");

        await town.UntilAsync("2027-04-12");

        (await town.ToldAsync("section", ObligationKind.OperationListAnnual)).ShouldBe(["4/1 T-4", "4/5 T+0", "4/12 R7"]);
    }

    [Fact]
    public async Task The_plan_of_the_next_year_comes_with_march()
    {
        var town = await OpenAsync("2036-02-15");

        await town.UntilAsync("2036-04-15");

        (await town.ToldAsync("lead", ObligationKind.MeetingPlan)).ShouldBe(["3/3 T-30", "3/19 T-11", "4/1 T+1", "4/15 R14"]);
    }

    [Theory]
    [InlineData(2026)]
    [InlineData(2027)]
    [InlineData(2028)]
    public async Task Every_year_has_its_own_regular_meeting(int year)
    {
        // Told a year ago, and the year before: the CRM's bug was to be silent in the second year.
        var town = await OpenAsync($"{year}-04-01");
        await town.UntilAsync($"{year + 1}-04-30");

        await town.UntilAsync($"{year + 2}-04-01");

        var told = await town.ToldAsync("lead", ObligationKind.RegularMeeting);
        told.Count(t => t.EndsWith(" 9/1", StringComparison.Ordinal)).ShouldBe(2);
        told.Count(t => t.EndsWith(" T+0", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Theory]
    [InlineData("2028-02-29", "12/1 T-90, 12/28 T-60, 1/28 T-30, 2/22 T-7, 2/29 T+0")] // the leap day itself
    [InlineData("2028-03-30", "1/4 T-90, 1/28 T-60, 2/29 T-30, 3/23 T-7, 3/30 T+0")] // thirty days before is the leap day
    [InlineData("2028-03-07", "12/8 T-90, 1/7 T-60, 2/4 T-30, 2/29 T-7, 3/7 T+0")] // seven days before
    [InlineData("2027-02-28", "11/30 T-90, 12/28 T-60, 1/27 T-30, 2/19 T-7, 2/26 T+0")] // no leap year
    public async Task Terms_around_a_leap_day_end_when_they_end(string last, string told)
    {
        var town = await OpenAsync(D(last).AddDays(-100).ToString("O"));
        await town.ChangeMembersAsync(m =>
            m.Id.Value == "M01"
                ? m with
                {
                    Commissions = [new Commission(CommissionKind.New, new CommissionTerm(D("2024-03-01"), D(last)))],
                }
                : m
        );

        await town.UntilAsync(last);

        (await town.ToldAsync("section", ObligationKind.TermEnd)).ShouldBe(told.Split(", "));
    }

    private static Task PrepareAsync(Town town, ObligationKind kind) =>
        kind switch
        {
            ObligationKind.MeetingNotice => town.PlanAsync("2026-11-13"),
            ObligationKind.GuestSelection => town.PlanAsync("2026-11-13", guests: true),
            ObligationKind.MeetingRecord => town.PlanAsync("2026-10-05"),
            ObligationKind.MemberVisit => town.WriteAsync(
                new CouncilWrite.PutFulfilment(
                    new Fulfilment(ObligationKind.MemberVisit, "M01", "", D("2026-03-20"), "訪問", new OfficerId("lead"))
                )
            ),
            ObligationKind.TermEnd => town.ChangeMembersAsync(m =>
                m.Id.Value == "M01" ? m with { Commissions = [new Commission(CommissionKind.New, CommissionTerm.Standard(2025))] } : m
            ),
            _ => Task.CompletedTask,
        };

    /// <summary>On Monday, 5 October, before the morning.</summary>
    private static Task HappenAsync(Town town, ObligationKind kind) =>
        kind switch
        {
            ObligationKind.OperationListCorrection => town.LeadAsync("second", "2026-10-05"),
            ObligationKind.ChiefReport => town.HoldAsync("2026-10-05", RecordState.Confirmed),
            ObligationKind.AbsenteeContact => town.HoldAsync("2026-10-05", RecordState.ReportedToChief, "M01"),
            ObligationKind.MeasureNotice => town.WriteAsync(new CouncilWrite.PutFeedback(Request(told: null))),
            ObligationKind.LongRunningReview => town.WriteAsync(new CouncilWrite.PutFeedback(Request(D("2026-09-20")))),
            ObligationKind.MemberRoster => town.ChangeMembersAsync(m =>
                m.Id.Value == "M01"
                    ? m with
                    {
                        Commissions = [new Commission(CommissionKind.New, new CommissionTerm(D("2026-10-05"), D("2040-03-31")))],
                    }
                    : m
            ),
            ObligationKind.MemberVacancy => Dismiss(
                town,
                1,
                new Dismissal(D("2026-10-05"), DismissalReason.Death) { NeedsSuccessor = true }
            ),
            ObligationKind.TooFewMembers => Dismiss(town, 6, new Dismissal(D("2026-10-04"), DismissalReason.Resignation)),
            ObligationKind.LetterRetrieval => Dismiss(
                town,
                1,
                new Dismissal(D("2026-10-05"), DismissalReason.Misconduct) { MisuseFeared = true }
            ),
            ObligationKind.EstablishmentSlip => town.ChangeCouncilAsync(c => c with { Abolished = D("2026-10-05") }),
            ObligationKind.LeadVacant => town.LeadAsync(null, "2026-10-05"),
            _ => Task.CompletedTask,
        };

    private static Task Dismiss(Town town, int count, Dismissal dismissal) =>
        town.ChangeMembersAsync(m =>
            int.Parse(m.Id.Value[1..], System.Globalization.CultureInfo.InvariantCulture) <= count
                ? m with
                {
                    Commissions = [m.Commissions[0] with { Dismissal = dismissal }],
                }
                : m
        );

    private static Feedback Request(DateOnly? told)
    {
        var sample = StorageSamples.OpenFeedback();
        return sample with
        {
            Entry = sample.Entry with { Status = told is null ? FeedbackStatus.NotStarted : FeedbackStatus.Planned },
            MeetingDate = D("2026-10-05") > (told ?? D("2026-10-05")) ? D("2026-09-16") : D("2026-10-05"),
            ChangedOn = told ?? D("2026-10-05"),
            ToldOn = told,
            NextReview = told is null ? null : D("2026-10-05"),
        };
    }
}
