using CsCheck;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Time;
using static KobanBot.Core.Tests.Obligations.Quiet;

namespace KobanBot.Core.Tests.Obligations;

/// <summary>その都度: what is entered after a document of a later day was made is in no document yet.</summary>
public sealed class LateEntryTests
{
    private static readonly CouncilAccess Section = new() { Read = true, Section = true };

    private static readonly CouncilFacts Joined = Base.Put(
            Member(11, new Commission(CommissionKind.New, new CommissionTerm(D("2026-06-10"), D("2027-03-31"))))
        )
        .With(Done(ObligationKind.MemberRoster, "", D("2026-06-10")));

    [Fact]
    [Trait("Rule", "R020")]
    public void A_death_that_is_entered_after_a_correction_of_a_later_day_asks_for_another()
    {
        var corrected = Marked(Joined, ObligationKind.OperationListCorrection, D("2026-06-10"), D("2026-06-10"));
        corrected.Open(Day, ObligationKind.OperationListCorrection).ShouldBeEmpty();

        var dead = Died(corrected, 1, D("2026-06-09"));

        var found = dead.Open(D("2026-06-12"), ObligationKind.OperationListCorrection).ShouldHaveSingleItem();
        (found.Subject, found.Since).ShouldBe(("2026-06-09", D("2026-06-09")));
        Marked(dead, ObligationKind.OperationListCorrection, D("2026-06-12"), D("2026-06-12"))
            .Open(Day, ObligationKind.OperationListCorrection)
            .ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R053")]
    public void A_renewal_that_is_entered_after_a_roster_of_a_later_day_asks_for_another()
    {
        var facts = Renewed(Base, 1);
        var rostered = Marked(facts, ObligationKind.MemberRoster, D("2027-04-02"), D("2027-04-02"));
        rostered.Open(D("2027-04-20"), ObligationKind.MemberRoster).ShouldBeEmpty();

        var later = Renewed(rostered, 2);

        later.Open(D("2027-04-20"), ObligationKind.MemberRoster).ShouldHaveSingleItem().Subject.ShouldBe("2027-04-01");
        Marked(later, ObligationKind.MemberRoster, D("2027-04-20"), D("2027-04-20"))
            .Open(D("2027-04-20"), ObligationKind.MemberRoster)
            .ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R020")]
    public void An_entry_of_an_older_release_has_answered_every_change_up_to_its_day()
    {
        var old = Died(Joined.With(Done(ObligationKind.OperationListCorrection, "2026-06-10", D("2026-06-10"))), 1, D("2026-06-09"));

        old.Open(Day, ObligationKind.OperationListCorrection).ShouldBeEmpty();
        Died(old, 2, D("2026-06-11")).Open(Day, ObligationKind.OperationListCorrection).ShouldHaveSingleItem();
    }

    [Fact]
    [Trait("Rule", "R020")]
    public void Two_corrections_of_one_matter_on_one_day_are_one_row_that_keeps_what_both_have_answered()
    {
        var first = Died(Base, 1, D("2026-06-09"));
        var second = Died(Marked(first, ObligationKind.OperationListCorrection, D("2026-06-12"), D("2026-06-12")), 2, D("2026-06-09"));

        var both = Marked(second, ObligationKind.OperationListCorrection, D("2026-06-12"), D("2026-06-12"));

        both.Fulfilments.Single(f => f.Kind == ObligationKind.OperationListCorrection)
            .Answered.ShouldBe(["dismissal|M01|2026-06-09", "dismissal|M02|2026-06-09"]);
        both.Open(Day, ObligationKind.OperationListCorrection).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "R020")]
    public void What_a_withdrawn_entry_has_answered_is_open_again_and_nothing_else_is()
    {
        var first = Marked(Died(Base, 1, D("2026-06-09")), ObligationKind.OperationListCorrection, D("2026-06-09"), D("2026-06-10"));
        var both = Marked(Died(first, 2, D("2026-06-08")), ObligationKind.OperationListCorrection, D("2026-06-12"), D("2026-06-12"));

        var withdrawn = Withdrawn(both, both.Fulfilments[^1]);

        withdrawn.Open(Day, ObligationKind.OperationListCorrection).ShouldHaveSingleItem().Subject.ShouldBe("2026-06-08");
        var again = Marked(withdrawn, ObligationKind.OperationListCorrection, D("2026-06-12"), D("2026-06-12"));
        again.Open(Day, ObligationKind.OperationListCorrection).ShouldBeEmpty();
        again.Fulfilments[^1].Answered.ShouldBe(["dismissal|M02|2026-06-08"]);
    }

    [Fact]
    [Trait("Rule", "R020")]
    public void The_term_of_a_member_who_was_dismissed_within_it_changes_no_list_when_it_would_have_ended()
    {
        var dismissed = new Commission(CommissionKind.Replacement, new CommissionTerm(D("2026-05-01"), D("2026-09-30")))
        {
            Dismissal = new Dismissal(D("2026-06-01"), DismissalReason.Death),
        };
        var corrected = Marked(Base.Put(Member(11, dismissed)), ObligationKind.OperationListCorrection, D("2026-06-08"), D("2026-06-08"));

        corrected.Open(D("2026-09-30"), ObligationKind.OperationListCorrection).ShouldBeEmpty();
        corrected.Open(D("2026-10-01"), ObligationKind.OperationListCorrection).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-04-02", true)]
    [InlineData("2026-04-01", false)] // In the list of that day.
    public void The_first_change_of_a_year_is_asked_for_on_its_day(string day, bool asked) =>
        Base.Put(Member(11, new Commission(CommissionKind.New, new CommissionTerm(D(day), D("2027-03-31")))))
            .Open(D(day), ObligationKind.OperationListCorrection)
            .Count.ShouldBe(asked ? 1 : 0);

    [Fact]
    [Trait("Rule", "R003")]
    public void A_commission_of_the_first_day_that_is_looked_at_is_asked_for_on_it() =>
        (Base with { Fulfilments = [] }).Open(D("2025-04-01"), ObligationKind.MemberRoster).ShouldHaveSingleItem();

    [Fact]
    public void Only_a_document_that_follows_changes_lists_them()
    {
        var facts = Base with { Plans = [Plan(2026, D("2026-07-01"))] };

        Marked(facts, ObligationKind.MeetingNotice, Day, Day).Fulfilments[^1].Answered.ShouldBeNull();
    }

    /// <summary>
    /// Months of a council whose changes are entered up to forty days late, whose documents are marked with a day of their own and taken back
    /// again. What is open is compared with a list that is kept here by hand.
    /// </summary>
    [Fact]
    [Trait("Rule", "R020")]
    [Trait("Rule", "R053")]
    public void However_late_a_change_is_entered_it_is_asked_for_until_a_document_has_it_and_never_again() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 20], Gen.Int[0, 40], Gen.Int[0, 9])
            .Array[1, 40]
            .Sample(
                steps =>
                {
                    var (facts, day, number) = (Base, D("2026-02-01"), 20);
                    var corrections = new Paper(ObligationKind.OperationListCorrection);
                    var rosters = new Paper(ObligationKind.MemberRoster);
                    foreach (var (deed, pause, late, pick) in steps)
                    {
                        day = day.AddDays(pause);
                        var on = day.AddDays(-late);
                        switch (deed)
                        {
                            case 0:
                                facts = facts.Put(
                                    Member(++number, new Commission(CommissionKind.New, new CommissionTerm(on, on.AddYears(3))))
                                );
                                corrections.Changed(on, $"joined {number}");
                                rosters.Changed(on, $"joined {number}");
                                break;
                            case 1 when facts.Members.FirstOrDefault(m => m.InOfficeOn(on.AddDays(-1)) && m.InOfficeOn(day)) is { } member:
                                facts = Died(facts, member.Id, on);
                                corrections.Changed(on, $"left {member.Id}");
                                break;
                            case 2:
                                facts = (pick < 5 ? corrections : rosters).Mark(facts, day, pick);
                                break;
                            default:
                                facts = (pick < 5 ? corrections : rosters).Withdraw(facts, pick);
                                break;
                        }

                        corrections.ShouldBeOpenIn(facts, day);
                        rosters.ShouldBeOpenIn(facts, day);
                    }
                },
                iter: 1500
            );

    /// <summary>One document as its clerk would keep it by hand: what has to be put in, and what went in when.</summary>
    private sealed class Paper(ObligationKind kind)
    {
        private readonly List<(DateOnly Day, string What)> _missing = [];
        private readonly Dictionary<(string Subject, DateOnly Day), List<(DateOnly Day, string What)>> _made = [];

        public void Changed(DateOnly day, string what) => _missing.Add((day, what));

        public CouncilFacts Mark(CouncilFacts facts, DateOnly today, int pick)
        {
            if (Newest(today) is not { } newest)
            {
                return facts;
            }

            var on = newest.AddDays(Math.Min(pick, today.DayNumber - newest.DayNumber));
            var matter = (Iso(newest), on);
            if (!_made.TryGetValue(matter, out var entries))
            {
                _made[matter] = entries = [];
            }

            entries.AddRange(_missing.Where(c => Counts(c.Day, today)));
            _missing.RemoveAll(c => Counts(c.Day, today));
            return Marked(facts, kind, on, today);
        }

        public CouncilFacts Withdraw(CouncilFacts facts, int pick)
        {
            var done = facts.Fulfilments.Where(f => f is { Withdrawn: false, Answered: not null } && f.Kind == kind).ToList();
            if (done.Count == 0)
            {
                return facts;
            }

            var one = done[pick % done.Count];
            _missing.AddRange(_made[(one.Subject, one.Day)]);
            _made.Remove((one.Subject, one.Day));
            return Withdrawn(facts, one);
        }

        public void ShouldBeOpenIn(CouncilFacts facts, DateOnly today)
        {
            var open = facts.Open(today, kind).Select(o => (o.Subject, o.Since)).ToList();
            open.ShouldBe(Newest(today) is { } newest ? [(Iso(newest), newest)] : []);
        }

        private DateOnly? Newest(DateOnly today) => _missing.Where(c => Counts(c.Day, today)).Max(c => (DateOnly?)c.Day);

        // What the list as of 1 April has, no correction has to put in.
        private bool Counts(DateOnly day, DateOnly today) => kind == ObligationKind.MemberRoster || day > FiscalYear.Of(today).First;
    }

    private static CouncilFacts Marked(CouncilFacts facts, ObligationKind kind, DateOnly on, DateOnly today)
    {
        var key = facts.Open(today, kind).ShouldHaveSingleItem().Key;
        var done = new MarkDone(key, on, "紙で作成", "").Decide(facts, Section, Lead, today, ObligationRules.Default);
        return Put(facts, done.ShouldBeOfType<Outcome<Fulfilment>.Accepted>().Value);
    }

    private static CouncilFacts Withdrawn(CouncilFacts facts, Fulfilment done)
    {
        var withdrawn = new WithdrawDone(done.KeyIn(facts.Council.Id), done.Day).Decide(facts, Section);
        return Put(facts, withdrawn.ShouldBeOfType<Outcome<Fulfilment>.Accepted>().Value);
    }

    private static CouncilFacts Put(CouncilFacts facts, Fulfilment done) =>
        facts.After(
            new CouncilChange
            {
                Audit = new AuditEntry(default, Lead, "done.save", default),
                Writes = [new CouncilWrite.PutFulfilment(done)],
            }
        );

    private static CouncilFacts Died(CouncilFacts facts, int number, DateOnly day) => Died(facts, new MemberId($"M{number:00}"), day);

    private static CouncilFacts Died(CouncilFacts facts, MemberId id, DateOnly day)
    {
        var member = facts.Member(id)!; // One of those of the test.
        return facts.Put(
            member with
            {
                Commissions = [member.Commissions[0] with { Dismissal = new Dismissal(day, DismissalReason.Death) }],
            }
        );
    }

    private static string Iso(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    private static CouncilFacts Renewed(CouncilFacts facts, int number) =>
        facts.Put(Member(number, new Commission(CommissionKind.New, CommissionTerm.Standard(2025)), Renewal(2027)));
}
