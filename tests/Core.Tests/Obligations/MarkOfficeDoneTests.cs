using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using static KobanBot.Core.Tests.Members.SampleMembers;

namespace KobanBot.Core.Tests.Obligations;

/// <summary>済み for what an office owes, and its 取り消し.</summary>
public sealed class MarkOfficeDoneTests
{
    private static readonly OfficerId By = new("1000003");
    private static readonly HashSet<Responsible> Section = [Responsible.Section];
    private static readonly HashSet<Responsible> AreaOffice = [Responsible.AreaHeadquarters];

    private static readonly Obligation Sending = new()
    {
        Kind = ObligationKind.HalfYearSubmission,
        Station = new StationId("01"),
        Subject = "01",
        Period = "2026-04-01",
        Since = D("2026-09-20"),
        Nominal = D("2026-10-10"),
        Target = D("2026-10-09"),
        Sentence = "",
    };

    private static readonly Obligation PassingOn = Sending with { Leg = 2, Subject = "01/area" };

    [Fact]
    public void The_station_enters_what_it_sends_and_the_area_what_it_passes_on()
    {
        Responsible[] station = [Responsible.Section, Responsible.SectionChief, Responsible.StationChief];
        foreach (var post in Enum.GetValues<Responsible>())
        {
            MarkOfficeDone.MayMark(Sending, new HashSet<Responsible> { post }).ShouldBe(station.Contains(post), $"{post}");
            MarkOfficeDone.MayMark(PassingOn, new HashSet<Responsible> { post }).ShouldBe(post == Responsible.AreaHeadquarters, $"{post}");
        }

        var form1 = Sending with { Kind = ObligationKind.EstablishmentSlip, Council = new CouncilId("C1") };
        MarkOfficeDone.MayMark(form1, Section).ShouldBeFalse();
        MarkOfficeDone.MayMark(form1 with { Leg = 2 }, AreaOffice).ShouldBeTrue();
        MarkOfficeDone.MayMark(Sending with { Kind = ObligationKind.TooFewMembers }, Section).ShouldBeFalse();
        CodeOf(Mark(posts: AreaOffice)).ShouldBe("done.not-allowed");
    }

    [Theory]
    [Trait("Rule", "R019")]
    [InlineData("2026-09-29", "done.too-early")]
    [InlineData("2026-09-30", null)]
    public void What_shows_the_state_of_a_day_is_not_made_before_it(string day, string? refusal)
    {
        var outcome = new MarkOfficeDone(D(day), "文書", "").Decide(
            Sending with
            {
                NotBefore = D("2026-09-30"),
            },
            [],
            Section,
            By,
            D("2026-10-05")
        );

        CodeOf(outcome).ShouldBe(refusal);
    }

    [Theory]
    [InlineData("2026-09-19", "done.too-early")]
    [InlineData("2026-09-20", null)]
    [InlineData("2026-10-05", null)]
    [InlineData("2026-10-06", "done.in-future")]
    public void It_was_done_between_its_opening_and_today(string day, string? refusal)
    {
        CodeOf(Mark(day)).ShouldBe(refusal);
        if (refusal == "done.too-early")
        {
            Values(Mark(day)).ShouldBe(["令和8年9月20日"]);
        }
    }

    [Fact]
    public void It_says_how_and_what_else_there_is_to_say()
    {
        CodeOf(Mark(means: "")).ShouldBe("done.means-missing");
        Accepted(Mark()).ShouldBe(new Fulfilment(Sending.Kind, "01", "2026-04-01", D("2026-10-05"), "文書", By));
        Accepted(Mark(note: "追送分を含む")).Means.ShouldBe("文書（追送分を含む）");
    }

    [Fact]
    public void What_has_been_entered_meanwhile_is_not_entered_twice()
    {
        var sent = Accepted(Mark("2026-10-01"));

        CodeOf(Mark(entries: sent)).ShouldBe("done.not-open");
        CodeOf(Mark("2026-10-01", entries: sent)).ShouldBe("done.not-open");
        CodeOf(Mark(entries: sent with { By = new OfficerId("1000004") })).ShouldBe("done.not-open");
        CodeOf(Mark(posts: AreaOffice, entries: sent)).ShouldBe("done.not-allowed");
    }

    [Fact]
    public void Only_an_entry_of_the_same_matter_that_stands_ends_it()
    {
        var sent = Accepted(Mark("2026-10-01"));

        CodeOf(Mark(entries: sent with { Withdrawn = true })).ShouldBeNull();
        CodeOf(Mark(entries: sent with { Kind = ObligationKind.OperationListAnnual })).ShouldBeNull();
        CodeOf(Mark(entries: sent with { Subject = "01/area" })).ShouldBeNull();
        CodeOf(Mark(entries: sent with { Period = "2025-10-01" })).ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-10-06", "文書", nameof(MarkOfficeDone.Day))]
    [InlineData("2026-09-19", "文書", nameof(MarkOfficeDone.Day))]
    [InlineData("2026-10-05", "", nameof(MarkOfficeDone.Means))]
    public void A_refusal_names_the_property_that_it_is_about(string day, string means, string property) =>
        Mark(day, means).ShouldBeOfType<Outcome<Fulfilment>.Refused>().Refusal.Property.ShouldBe(property);

    [Fact]
    public void What_is_about_the_entry_as_a_whole_names_none()
    {
        var sent = Accepted(Mark());
        var withdraw = new WithdrawOfficeDone(sent.Kind, sent.Subject, sent.Period, sent.Day);

        Property(Mark(posts: AreaOffice)).ShouldBeNull();
        Property(Mark(entries: sent)).ShouldBeNull();
        Property(withdraw.Decide([sent], AreaOffice)).ShouldBeNull();
        Property(withdraw.Decide([], Section)).ShouldBeNull();

        static string? Property(Outcome<Fulfilment> outcome) => outcome.ShouldBeOfType<Outcome<Fulfilment>.Refused>().Refusal.Property;
    }

    [Fact]
    public void An_entry_is_taken_back_where_it_stands_and_stays_as_taken_back()
    {
        var sent = Accepted(Mark());
        var passedOn = sent with { Subject = "01/area" };
        var withdraw = new WithdrawOfficeDone(sent.Kind, sent.Subject, sent.Period, sent.Day);

        Accepted(withdraw.Decide([passedOn, sent], Section)).ShouldBe(sent with { Withdrawn = true });
        Accepted((withdraw with { Subject = "01/area" }).Decide([sent, passedOn], AreaOffice)).ShouldBe(passedOn with { Withdrawn = true });
        CodeOf(withdraw.Decide([sent], AreaOffice)).ShouldBe("done.not-allowed");
        CodeOf((withdraw with { Subject = "01/area" }).Decide([passedOn], Section)).ShouldBe("done.not-allowed");
        CodeOf(withdraw.Decide([sent with { Withdrawn = true }], Section)).ShouldBe("done.not-marked");
        CodeOf((withdraw with { Day = sent.Day.AddDays(1) }).Decide([sent], Section)).ShouldBe("done.not-marked");
        CodeOf((withdraw with { Period = "2025-10-01" }).Decide([sent], Section)).ShouldBe("done.not-marked");
        CodeOf((withdraw with { Kind = ObligationKind.OperationListAnnual }).Decide([sent], Section)).ShouldBe("done.not-marked");
    }

    private static Outcome<Fulfilment> Mark(
        string day = "2026-10-05",
        string means = "文書",
        string note = "",
        IReadOnlySet<Responsible>? posts = null,
        params IReadOnlyList<Fulfilment> entries
    ) => new MarkOfficeDone(D(day), means, note).Decide(Sending, entries, posts ?? Section, By, D("2026-10-05"));
}
