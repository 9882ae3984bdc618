using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using KobanBot.Core.Tests.Obligations;
using static KobanBot.Core.Tests.Obligations.Quiet;
using static KobanBot.Core.Tests.Reminders.Readers;

namespace KobanBot.Core.Tests.Reminders;

/// <summary>What a change makes urgent, and for whom: nothing that was urgent before, nothing for whoever did it.</summary>
public sealed class UrgentNewsTests
{
    private static readonly DateOnly Today = Day;

    private static CouncilFacts Five => Base with { Members = [.. Base.Members.Take(5)] };

    [Fact]
    [Trait("Rule", "R030")]
    public void The_fifth_member_who_leaves_is_told_at_once_to_the_section()
    {
        var messages = News(Five, Dismissal(Five, SectionChief));

        var message = messages.ShouldHaveSingleItem();
        (message.To, message.Kind).ShouldBe((Section, MessageKind.Urgent));
        message.Obligations.ShouldNotBeNull().ShouldHaveSingleItem().ShouldStartWith("TooFewMembers|");
    }

    [Fact]
    public void The_sixth_member_who_leaves_is_no_urgent_news() =>
        News(Base with { Members = [.. Base.Members.Take(6)] }, Dismissal(Base, SectionChief)).ShouldBeEmpty();

    [Fact]
    public void A_fourth_that_becomes_a_third_was_known()
    {
        var four = Five.After(Dismissal(Five, SectionChief));

        News(four, Dismissal(four, SectionChief, at: 1)).ShouldBeEmpty();
    }

    [Fact]
    public void Who_has_done_it_is_not_told() => News(Five, Dismissal(Five, Section)).ShouldBeEmpty();

    [Fact]
    public void A_letter_that_may_be_misused_and_too_few_members_are_one_message()
    {
        var messages = News(Five, Dismissal(Five, SectionChief, misuse: true));

        messages
            .ShouldHaveSingleItem()
            .Obligations!.Select(k => k.Split('|')[0])
            .ShouldBe(["TooFewMembers", "LetterRetrieval"], ignoreOrder: true);
    }

    [Fact]
    public void A_letter_that_is_back_already_is_no_news() =>
        News(Base, Dismissal(Base, SectionChief, misuse: true, letter: LetterReturn.Returned)).ShouldBeEmpty();

    [Fact]
    public void Who_is_not_there_is_replaced_by_the_next_post()
    {
        var vacant = Five with { Roster = [.. Five.Roster.Where(r => r.Role != Role.CommunityPoliceSection)] };

        News(vacant, Dismissal(vacant, Section)).Select(m => m.To).ShouldBe([Lead]);
    }

    [Fact]
    public void Everybody_of_the_post_gets_a_message_of_its_own_that_none_of_the_commands_is()
    {
        var (facts, colleague) = (WithTwo(Five), new OfficerId("1000007"));
        var change = Dismissal(facts, SectionChief);

        var messages = News(facts, change);

        messages.Select(m => m.To).ShouldBe([Section, colleague]);
        messages.Select(m => m.Id).ShouldBeUnique();
        var own = Enumerable.Range(0, 0x4000).Select(n => CommandSteps.MessageOf(change.Audit, n));
        own.Intersect(messages.Select(m => m.Id)).ShouldBeEmpty();
    }

    [Fact]
    public void A_day_of_the_text_that_is_today_is_urgent_and_a_guide_value_is_not()
    {
        var day = new Obligation
        {
            Kind = ObligationKind.RegularMeeting,
            Subject = "",
            Period = "2026",
            Since = Today.AddDays(-30),
            Nominal = Today,
            Target = Today,
            Sentence = "",
        };

        UrgentNews.IsUrgent(day, Today).ShouldBeTrue();
        UrgentNews.IsUrgent(day, Today.AddDays(-1)).ShouldBeFalse();
        UrgentNews.IsUrgent(day, Today.AddDays(1)).ShouldBeFalse();
        UrgentNews.IsUrgent(day with { IsGuideValue = true }, Today).ShouldBeFalse();
        UrgentNews.IsUrgent(day with { Nominal = null }, Today).ShouldBeFalse();
    }

    [Fact]
    public void The_digest_says_nothing_again_of_what_was_told_today_and_says_it_at_the_next_stage()
    {
        var few = Five.After(Dismissal(Five, SectionChief));
        var key = News(Five, Dismissal(Five, SectionChief))[0].Obligations![0];
        var told = few with { ReminderMarks = [new ReminderMark(key, Section) { ToldOn = Today }] };

        few.Digest(Section, Today).Items.ShouldContain(i => i.Key == key && i.IsNew);
        var item = told.Digest(Section, Today).Items.Single(i => i.Key == key);
        (item.IsNew, item.LastTold).ShouldBe((false, Today));
        told.Digest(Section, Today.AddDays(29)).Items.ShouldNotContain(i => i.Key == key && i.IsNew);
        told.Digest(Section, Today.AddDays(31)).Items.ShouldContain(i => i.Key == key && i.IsNew);
    }

    [Fact]
    public void What_an_urgent_notice_has_said_is_not_unannounced()
    {
        var few = Five.After(Dismissal(Five, SectionChief));
        var later = Today.AddDays(20);
        var item = OpenItems.Of(few, later, ReminderRules.Default, Nobody).Single(i => i.Obligation.Kind == ObligationKind.TooFewMembers);
        var nothing = new Dictionary<OfficerId, ReaderState>();

        Unannounced.Of(item, Rung.First, [Section], nothing, later, ReminderRules.Default).ShouldNotBeNull();
        var told = item with { Marks = [new ReminderMark(item.Obligation.Key, Section) { ToldOn = Today }] };
        Unannounced.Of(told, Rung.First, [Section], nothing, later, ReminderRules.Default).ShouldBeNull();
    }

    [Fact]
    public void Next_in_line_is_the_first_of_the_chain_whom_nothing_has_missed()
    {
        var few = Five.After(Dismissal(Five, SectionChief));
        var items = MatterReaders.Find(few, News(Five, Dismissal(Five, SectionChief))[0], Today, ReminderRules.Default);

        MatterReaders.Next(few, items, [Section], Today).ShouldBe(Lead);
        MatterReaders.Next(few, items, [Section, Lead], Today).ShouldBe(SectionChief);
        MatterReaders.Next(few, items, [Section, Lead, SectionChief, StationChief], Today).ShouldBeNull();
        MatterReaders.OthersHaveIt(few, items, [Section], Today).ShouldBeFalse();
        MatterReaders.OthersHaveIt(few, items, [Lead], Today).ShouldBeTrue();
    }

    [Fact]
    public void Others_have_it_when_of_each_matter_one_of_those_responsible_was_told()
    {
        var few = WithTwo(Five).After(Dismissal(Five, SectionChief)) with { Plans = [], Meetings = [] };
        var items = OpenItems.Of(few, Today, ReminderRules.Default, Nobody);
        OpenItem[] both =
        [
            items.Single(i => i.Obligation.Kind == ObligationKind.TooFewMembers),
            items.Single(i => i.Obligation.Kind == ObligationKind.MeetingPlan),
        ];

        MatterReaders.OthersHaveIt(few, both, [Section], Today).ShouldBeTrue();
        MatterReaders.OthersHaveIt(few, both, [Section, new OfficerId("1000007")], Today).ShouldBeFalse();
        MatterReaders.OthersHaveIt(few, both, [Lead], Today).ShouldBeFalse();
    }

    [Fact]
    public void What_is_open_no_more_is_not_found() =>
        MatterReaders.Find(Five, "TooFewMembers|C0101||2026-06-15", Today, ReminderRules.Default).ShouldBeNull();

    [Fact]
    public void All_who_are_responsible_are_asked_each_by_a_message_of_its_own()
    {
        var few = WithTwo(Five).After(Dismissal(Five, SectionChief));
        var item = few.Item(ObligationKind.TooFewMembers, Today);

        var messages = NudgeResponsible
            .Decide(few, item, 1, Today, Audit(SectionChief))
            .ShouldBeOfType<Outcome<CouncilChange>.Accepted>()
            .Value.Messages;

        messages.Select(m => m.To).ShouldBe([Section, new OfficerId("1000007")]);
        messages.Select(m => m.Id).Append(Audit(SectionChief).Command).ShouldBeUnique();
    }

    [Theory]
    [InlineData(null, "reminder.not-supervising")]
    [InlineData(0, "reminder.not-supervising")]
    [InlineData(1, null)]
    public void Only_who_hears_because_others_have_not_acted_may_ask_them(int? level, string? refusal)
    {
        var few = Five.After(Dismissal(Five, SectionChief));
        var item = OpenItems.Of(few, Today, ReminderRules.Default, Nobody).Single(i => i.Obligation.Kind == ObligationKind.TooFewMembers);

        var decided = NudgeResponsible.Decide(few, item, level, Today, Audit(SectionChief));

        Code(decided).ShouldBe(refusal);
        if (decided is Outcome<CouncilChange>.Accepted(var change))
        {
            change.Messages.Select(m => (m.To, m.Kind, m.From)).ShouldBe([(Section, MessageKind.Nudge, SectionChief)]);
            var again = MatterReaders.Find(few.After(change), item.Obligation.Key, Today, ReminderRules.Default)!;
            Code(NudgeResponsible.Decide(few, again, level, Today, Audit(SectionChief))).ShouldBe("reminder.nudged-today");
            NudgeResponsible
                .Decide(few, again, level, Today.AddDays(1), Audit(SectionChief))
                .ShouldBeOfType<Outcome<CouncilChange>.Accepted>();
        }
    }

    [Fact]
    public void Nobody_can_be_asked_where_the_posts_are_vacant_but_ones_own()
    {
        var few = Five.After(Dismissal(Five, SectionChief));
        var alone = few with { Roster = [.. few.Roster.Where(r => r.Officer == SectionChief)] };
        var item = OpenItems.Of(alone, Today, ReminderRules.Default, Nobody).Single(i => i.Obligation.Kind == ObligationKind.TooFewMembers);

        Code(NudgeResponsible.Decide(alone, item, 1, Today, Audit(SectionChief))).ShouldBe("reminder.nobody-responsible");
    }

    [Fact]
    public void Who_has_taken_a_matter_over_is_told_in_the_place_of_whoever_left_it()
    {
        var left = Leave(Five, Section, StationChief);

        News(left, Dismissal(left, SectionChief)).Select(m => m.To).ShouldBe([StationChief]);
        // The day after the last one it is the section's own again.
        var over = left with
        {
            ReminderMarks = [left.ReminderMarks[0] with { DelegatedUntil = Today.AddDays(-1) }],
        };
        News(over, Dismissal(over, SectionChief)).Select(m => m.To).ShouldBe([Section]);
    }

    [Fact]
    public void Who_has_taken_a_matter_over_is_asked_about_it()
    {
        var few = Leave(Five, Section, StationChief).After(Dismissal(Five, SectionChief));
        var item = OpenItems.Of(few, Today, ReminderRules.Default, Nobody).Single(i => i.Obligation.Kind == ObligationKind.TooFewMembers);

        var change = NudgeResponsible
            .Decide(few, item, 1, Today, Audit(SectionChief))
            .ShouldBeOfType<Outcome<CouncilChange>.Accepted>()
            .Value;

        change.Messages.Select(m => m.To).ShouldBe([StationChief]);
    }

    [Fact]
    public void Whom_nothing_reaches_takes_nothing_over_and_whoever_left_it_is_next()
    {
        var few = Leave(Five, Section, StationChief).After(Dismissal(Five, SectionChief));
        var items = MatterReaders.Find(few, News(Five, Dismissal(Five, SectionChief))[0], Today, ReminderRules.Default);

        MatterReaders.OthersHaveIt(few, items, [StationChief], Today).ShouldBeFalse();
        MatterReaders.Next(few, items, [StationChief], Today).ShouldBe(Section);
        MatterReaders.Next(few, items, [StationChief, Section], Today).ShouldBe(Lead);
    }

    private static CouncilFacts Leave(CouncilFacts facts, OfficerId from, OfficerId to)
    {
        var key = News(Five, Dismissal(Five, SectionChief))[0].Obligations![0];
        return facts.Mark(new ReminderMark(key, from) { DelegatedTo = to, DelegatedUntil = Today.AddDays(5) });
    }

    /// <summary>The section has a second officer.</summary>
    private static CouncilFacts WithTwo(CouncilFacts facts) =>
        facts with
        {
            Roster = [.. facts.Roster, Entry("1000007", Role.CommunityPoliceSection)],
        };

    private static string? Code(Outcome<CouncilChange> outcome) => (outcome as Outcome<CouncilChange>.Refused)?.Refusal.Code;

    private static IReadOnlyList<OutgoingMessage> News(CouncilFacts facts, CouncilChange change) =>
        UrgentNews.Of(facts, change, Today, ReminderRules.Default);

    private static CouncilChange Dismissal(
        CouncilFacts facts,
        OfficerId by,
        int at = 0,
        bool misuse = false,
        LetterReturn letter = LetterReturn.Unknown
    )
    {
        var request = new DismissMember(facts.Members[at].Id, Today, new DismissalGrounds(DismissalReason.Resignation))
        {
            MisuseFeared = misuse,
            Letter = letter,
        };
        var member = request
            .Decide(facts, new CouncilAccess { Read = true, Section = true })
            .ShouldBeOfType<Outcome<Member>.Accepted>()
            .Value;
        return new CouncilChange { Audit = Audit(by), Writes = [new CouncilWrite.PutMember(member)] };
    }

    private static AuditEntry Audit(OfficerId by) =>
        new(
            new DateTimeOffset(Today, new TimeOnly(10, 0), TimeSpan.FromHours(9)),
            by,
            "test",
            new Guid("00000000-0000-7000-8000-000000000001")
        );
}
