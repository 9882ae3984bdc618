using System.Text.Json;
using CsCheck;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Summaries;
using KobanBot.Core.Tests.Obligations;
using KobanBot.Core.Time;

namespace KobanBot.Core.Tests.Summaries;

/// <summary>The extract says the same of every obligation as the council itself, and nothing of a person but ids.</summary>
public sealed class CouncilExtractTests
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void The_planner_finds_the_same_obligations_in_the_extract() =>
        Gen.Select(RandomFacts.Facts, RandomFacts.Day)
            .Sample(
                (facts, day) =>
                    ObligationPlanner
                        .Of(CouncilExtract.Of(facts, []), day, ObligationRules.Default)
                        .SequenceEqual(ObligationPlanner.Of(facts, day, ObligationRules.Default)),
                iter: 3_000
            );

    [Fact]
    public void Names_texts_reasons_and_remarks_stay_behind()
    {
        const string secret = "秘密";
        var feedback = Quiet.Request("F1", Quiet.Day);
        var facts = Quiet.Base with
        {
            Members =
            [
                new Member
                {
                    Id = new MemberId("M1"),
                    Name = secret,
                    Kana = secret,
                    Affiliation = secret,
                    District = secret,
                    Commissions =
                    [
                        new Commission(CommissionKind.New, CommissionTerm.Standard(2025))
                        {
                            Dismissal = new Dismissal(Quiet.Day, DismissalReason.Misconduct) { LetterNote = secret },
                        },
                    ],
                },
            ],
            Roster = [.. Quiet.Base.Roster.Select(r => r with { Name = secret, UnitName = secret })],
            Meetings =
            [
                Quiet.Record("R", Quiet.Day) with
                {
                    ConfirmedByTitle = secret,
                    RevisionReason = secret,
                    Supplement = new SupplementRequest(Quiet.Lead, secret, default),
                },
            ],
            Feedback =
            [
                feedback with
                {
                    Entry = feedback.Entry with { Text = secret, Speaker = secret, Measure = secret, PersonInCharge = secret },
                },
            ],
            Fulfilments = [Quiet.Done(ObligationKind.MemberRoster, "", Quiet.Day) with { Means = secret }],
        };

        var extract = CouncilExtract.Of(facts, facts.Feedback);
        var text = string.Concat(
            new object[] { extract.Members, extract.Roster, extract.Meetings, extract.Feedback, extract.Fulfilments }.Select(part =>
                JsonSerializer.Serialize(part, Readable)
            )
        );

        text.ShouldContain("M1");
        text.ShouldNotContain(secret);
        CouncilExtract.Of(facts, []).Members[0].Commissions[0].Dismissal!.Reason.ShouldBe(DismissalReason.OtherSpecialReason);
    }

    [Fact]
    public void Closed_feedback_is_in_the_extract_and_withdrawn_feedback_is_not()
    {
        var closed = Quiet.Request("F1", Quiet.Day, FeedbackStatus.Done) with { ToldOn = Quiet.Day };

        CouncilExtract
            .Of(Quiet.Base, [closed, Quiet.Request("F2", Quiet.Day) with { Withdrawn = true }])
            .Feedback.ShouldHaveSingleItem()
            .Entry.Id.ShouldBe("F1");
    }

    [Fact]
    public void Where_a_text_or_a_name_was_nothing_is_left()
    {
        var extract = CouncilExtract.Of(Quiet.Base with { Feedback = [Quiet.Request("F1", Quiet.Day)] }, []);

        extract.Members.ShouldAllBe(m => m.Name.Length == 0);
        extract.Roster.ShouldAllBe(r => r.Name.Length == 0 && r.Rank.Length == 0 && r.UnitName.Length == 0);
        extract.Meetings.ShouldAllBe(m => m.ConfirmedByTitle.Length == 0);
        extract.Feedback.ShouldHaveSingleItem().Entry.Text.ShouldBeEmpty();
        extract.Fulfilments.ShouldHaveSingleItem().Means.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("駅前の店舗が多く、住民がほとんどいない", "記入済")]
    [InlineData("  ", "")]
    [InlineData("", "")]
    public void A_beat_excepted_stays_so_and_of_its_reason_only_that_there_is_one(string reason, string kept)
    {
        var details = new EstablishmentDetails
        {
            ExceptionArea = ExceptionArea.EntertainmentDistrict,
            ExceptionReason = reason,
            WhyEffective = "店主が集まる",
        };

        var left = CouncilExtract.Of(Quiet.Base.Change(c => c with { Establishment = details }), []).Council.Establishment;

        left.ShouldNotBeNull();
        (left.ExceptionArea, left.ExceptionReason, left.WhyEffective).ShouldBe((ExceptionArea.EntertainmentDistrict, kept, ""));
    }

    [Fact]
    public void What_was_decided_about_a_council_that_stands_in_for_no_other_stays_behind() =>
        CouncilExtract
            .Of(Quiet.Base.Change(c => c with { Establishment = new EstablishmentDetails { WhyEffective = "店主が集まる" } }), [])
            .Council.Establishment.ShouldBeNull();

    [Theory]
    [InlineData("転居先が不明", "記入済")] // 要綱 第5-5: a written reason ends the retrieval.
    [InlineData(" ", null)]
    [InlineData(null, null)]
    public void Of_the_reason_why_a_letter_is_not_back_only_that_there_is_one(string? note, string? kept)
    {
        var dismissed = new Commission(CommissionKind.New, CommissionTerm.Standard(2025))
        {
            Dismissal = new Dismissal(Quiet.Day, DismissalReason.Misconduct) { LetterNote = note },
        };

        var left = CouncilExtract.Of(Quiet.Base.Put(Quiet.Member(1, dismissed)), []).Member(new MemberId("M01"))!.Commissions[0].Dismissal!;

        (left.LetterNote, left.LetterSettled).ShouldBe((kept, kept is not null));
    }

    [Fact]
    public void Only_operating_officers_are_on_the_roster_and_each_posting_once()
    {
        var lead = Quiet.Base.Roster[0];
        var facts = Quiet.Base with
        {
            Roster = [.. Quiet.Base.Roster, lead with { UnitName = "試験駐在所" }, lead with { Role = Role.CommunityPoliceSupervisor }],
        };

        CouncilExtract
            .Of(facts, [])
            .Roster.Select(r => (r.Officer.Value, r.Role))
            .ShouldBe([("1000001", Role.OperatingOfficer), ("1000002", Role.OperatingOfficer)]);
    }

    [Fact]
    public void A_draft_counts_while_it_is_open_and_no_correction()
    {
        var draft = Quiet.Draft("D1", Quiet.Day);
        var facts = Quiet.Base with
        {
            Drafts =
            [
                draft,
                draft with
                {
                    Id = new MeetingId("D2"),
                    State = DraftState.AwaitingLead,
                },
                draft with
                {
                    Id = new MeetingId("D3"),
                    State = DraftState.Cancelled,
                },
                draft with
                {
                    Id = new MeetingId("D4"),
                    Revises = new RevisedRecord(1, "人数の誤り", []),
                },
            ],
        };

        CouncilExtract.Of(facts, []).Drafts.Select(d => d.Id.Value).ShouldBe(["D1", "D2"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whatever_order_the_rows_come_in_the_extract_has_its_own(bool reversed)
    {
        DateOnly day = new(2026, 6, 1);
        var (other, lead) = (new OfficerId("1000002"), Quiet.Lead);
        DayRange until = new(day, day.AddDays(30));
        var facts = Quiet.Base.Change(c => c with { Leads = [new(other, until), new(lead, until)] }) with
        {
            Members = Rows(
                Quiet.Member(2, Quiet.Renewal(2027), Quiet.Renewal(2025)),
                Quiet.Member(1, Quiet.Renewal(2025), Quiet.Renewal(2027))
            ),
            Roster = Rows(
                Quiet.Entry("1000002", Role.OperatingOfficer, until),
                Quiet.Entry("1000001", Role.OperatingOfficer, new DayRange(day.AddDays(1), day.AddDays(2))),
                Quiet.Entry("1000001", Role.OperatingOfficer, new DayRange(day, day.AddDays(9))),
                Quiet.Entry("1000001", Role.OperatingOfficer, new DayRange(day, day.AddDays(8)))
            ),
            Plans = Rows(Quiet.Plan(2027), Quiet.Plan(2026)),
            Meetings = Rows(Quiet.Record("R1", day.AddDays(1)), Quiet.Record("R3", day), Quiet.Record("R2", day)),
            Feedback = Rows(Quiet.Request("F1", day.AddDays(1)), Quiet.Request("F3", day), Quiet.Request("F2", day)),
            Drafts = Rows(Quiet.Draft("D2", day), Quiet.Draft("D1", day)),
            Fulfilments = Rows(
                Quiet.Done(ObligationKind.MemberVisit, "A", day, "1"),
                Quiet.Done(ObligationKind.MeetingNotice, "A", day.AddDays(1), "1"),
                Quiet.Done(ObligationKind.MeetingNotice, "B", day, "1"),
                Quiet.Done(ObligationKind.MeetingNotice, "A", day, "2"),
                Quiet.Done(ObligationKind.MeetingNotice, "A", day, "1")
            ),
        };

        var extract = CouncilExtract.Of(facts, []);

        extract.Members.Select(m => m.Id.Value).ShouldBe(["M01", "M02"]);
        extract.Members.ShouldAllBe(m => m.Commissions[0].Term.First < m.Commissions[1].Term.First);
        extract
            .Roster.Select(r => $"{r.Officer} {r.Days.From:dd}-{r.Days.To:dd}")
            .ShouldBe(["1000001 01-09", "1000001 01-10", "1000001 02-03", "1000002 01-01"]);
        extract.Plans.Select(p => p.Year.StartYear).ShouldBe([2026, 2027]);
        extract.Meetings.Select(m => m.Id.Value).ShouldBe(["R2", "R3", "R1"]);
        extract.Feedback.Select(f => f.Entry.Id).ShouldBe(["F2", "F3", "F1"]);
        extract.Drafts.Select(d => d.Id.Value).ShouldBe(["D1", "D2"]);
        extract
            .Fulfilments.Select(f => $"{f.Kind} {f.Day:dd} {f.Subject} {f.Period}")
            .ShouldBe([
                "MeetingNotice 01 A 1",
                "MeetingNotice 01 A 2",
                "MeetingNotice 01 B 1",
                "MeetingNotice 02 A 1",
                "MemberVisit 01 A 1",
            ]);

        IReadOnlyList<T> Rows<T>(params T[] rows) => reversed ? [.. rows.Reverse()] : rows;
    }
}
