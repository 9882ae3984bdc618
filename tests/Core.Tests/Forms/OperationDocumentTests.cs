using CsCheck;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Core.Tests.Obligations;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;

namespace KobanBot.Core.Tests.Forms;

/// <summary>第2号様式 as a document that lives: what was recorded, what has changed since, and its numbers.</summary>
public sealed class OperationDocumentTests
{
    private static readonly DateOnly Day = new(2026, 5, 1);
    private static readonly DateOnly First = new(2026, 4, 1);
    private static readonly GuidelineSettings Settings = GuidelineSettings.Default;
    private static readonly OfficerId By = World.Section.Id;

    [Fact]
    [Trait("Rule", "R019")]
    public void The_first_edition_is_the_list_as_of_the_first_of_April_with_every_entry()
    {
        var facts = World.CentralFacts;
        var edition = Record(Office(), [Designated(facts, World.Second.Id, Day)], Day);

        edition.Number.ShouldBe(0);
        edition.Year.ShouldBe(new FiscalYear(2026));
        edition.Entries.ShouldAllBe(e => e.Before.Length == 0 && e.Value.Length > 0);
        edition.Entries.Single(e => e.Field == "councils.lead").Value.ShouldBe(World.Lead.Title);
        edition.Entries.Select(e => e.Field).ShouldNotContain("councils.regular");
    }

    [Fact]
    [Trait("Rule", "R020")]
    [Trait("Rule", "R039")]
    public void A_change_is_pending_until_a_numbered_correction_has_it_with_what_stood_before()
    {
        var office = Office(Record(Office(), [World.CentralFacts], Day));
        CouncilFacts[] changed = [Designated(World.CentralFacts, World.Second.Id, Day)];

        var document = Document(office, changed, Day);
        document
            .Pending.Select(e => (e.Field, e.Before, e.Value))
            .ShouldBe([("councils.lead", World.Lead.Title, World.Second.Title), ("councils.lead_since", "令和6年4月1日", "令和8年5月1日")]);
        document.Now.Corrections.ShouldBeEmpty();

        var correction = Record(office, changed, Day);
        correction.Number.ShouldBe(1);
        correction.Entries.ShouldBe(document.Pending);
        var after = Document(Office(office.Editions[0], correction), changed, Day);
        after.Pending.ShouldBeEmpty();
        after.Now.Corrections.ShouldBe([Day]);
    }

    [Fact]
    public void Without_a_change_there_is_no_correction() =>
        RecordEdition
            .Decide(Document(Office(Record(Office(), [World.CentralFacts], Day)), [World.CentralFacts], Day), List(First), By, Day)
            .ShouldBeOfType<Outcome<OperationEdition>.Refused>()
            .Refusal.Code.ShouldBe("edition.nothing");

    [Fact]
    [Trait("Rule", "R019")]
    public void In_April_the_next_year_begins_with_a_list_of_its_own()
    {
        var office = Office(Record(Office(), [World.CentralFacts], Day));

        Document(office, [World.CentralFacts], new DateOnly(2027, 3, 31)).Annual.ShouldNotBeNull();
        Document(office, [World.CentralFacts], new DateOnly(2027, 4, 1)).Annual.ShouldBeNull();
        var next = Record(office, [World.CentralFacts], new DateOnly(2027, 4, 1));

        RecordEdition
            .Writes(office, next, Audit, new DateOnly(2027, 4, 1))
            .OfType<OfficeWrite.PutEdition>()
            .Select(w => (w.Fact.Year.StartYear, w.Fact.IsOver))
            .ShouldBe([(2026, true), (2027, false)]);
    }

    [Fact]
    public void What_has_changed_since_it_was_sent_is_all_that_came_after_recorded_or_not()
    {
        var annual = Record(Office(), [World.CentralFacts], Day);
        CouncilFacts[] first = [Designated(World.CentralFacts, World.Second.Id, Day.AddDays(1))];
        var office = Office(annual, Record(Office(annual), first, Day.AddDays(9)));
        CouncilFacts[] now = [first[0] with { Council = first[0].Council with { Name = "中央町交番連絡協議会" } }];

        Document(office, now, Day.AddDays(20))
            .Since(Day.AddDays(5))!
            .Select(e => e.Field) // Recorded by then.
            .ShouldBe(["councils.name", "councils.lead", "councils.lead_since"], ignoreOrder: true);
        Document(office, now, Day.AddDays(20)).Since(Day.AddDays(9))!.Select(e => e.Field).ShouldBe(["councils.name"]); // As above.
        Document(office, now, Day.AddDays(20)).Since(Day.AddDays(-1)).ShouldBeNull();
    }

    [Fact]
    public void A_council_that_ends_leaves_the_list_and_one_that_begins_comes_with_all_its_entries()
    {
        var office = Office(Record(Office(), [World.CentralFacts], Day));

        var changes = Document(office, [World.EastFacts], Day).Pending;

        changes.Where(e => e.Council == World.Central).ShouldAllBe(e => e.Value.Length == 0 && e.Before.Length > 0);
        changes.Where(e => e.Council == World.East).ShouldAllBe(e => e.Before.Length == 0 && e.Value.Length > 0);
        changes.Count(e => e.Field == "councils.name").ShouldBe(2);
    }

    /// <summary>For any facts: once a correction is recorded nothing is pending, and the editions add up to the printed list.</summary>
    [Fact]
    public void The_editions_add_up_to_the_list_of_today() =>
        Gen.Select(RandomFacts.Facts, RandomFacts.Day)
            .Array[2, 5]
            .Sample(
                states =>
                {
                    List<OperationEdition> editions = [];
                    foreach (var (facts, _) in states)
                    {
                        CouncilFacts[] councils = [AtStation(facts)];
                        var document = Document(Office([.. editions]), councils, Day);
                        var listed = OperationList.Of(new StationId("S1"), councils, Day, Settings);
                        if (RecordEdition.Decide(document, listed, By, Day) is Outcome<OperationEdition>.Accepted(var edition))
                        {
                            editions.Add(edition);
                        }

                        Document(Office([.. editions]), councils, Day).Pending.ShouldBeEmpty();
                        OperationDocument.Recorded(editions).ShouldBe(OperationDocument.ValuesOf(listed), ignoreOrder: true);
                    }

                    editions.Select(e => e.Number).ShouldBe(Enumerable.Range(0, editions.Count));
                    Document(Office([.. editions]), [], Day).Now.Corrections.Count.ShouldBe(Math.Max(0, editions.Count - 1));
                },
                iter: 200
            );

    [Fact]
    [Trait("Rule", "R020")]
    public async Task A_step_ends_what_its_council_has_open_and_may_find_nothing()
    {
        var facts = Quiet.Base with
        {
            Council = Quiet.Base.Council with
            {
                Leads = [.. Quiet.Base.Council.Leads.Select(l => l with { Days = new DayRange(l.Days.From, new DateOnly(2026, 5, 9)) })],
            },
        };
        var day = new DateOnly(2026, 5, 20);
        ObligationPlanner.Of(facts, day, ObligationRules.Default).ShouldContain(o => o.Kind == ObligationKind.OperationListCorrection);
        var store = new OneCouncil(facts);
        var step = new OperationStep(new PartitionAddress(PartitionKind.Council, facts.Council.Id.Value), day, "補正1");
        var audit = Audit with { At = new DateTimeOffset(2026, 5, 20, 1, 0, 0, TimeSpan.Zero) };

        (
            await new OperationSteps(store, ObligationRules.Default).TryAsync(step, audit, TestContext.Current.CancellationToken)
        ).ShouldBeOfType<StepEnd.Committed>();
        ObligationPlanner
            .Of(store.Facts, day, ObligationRules.Default)
            .ShouldNotContain(o => o.Kind == ObligationKind.OperationListCorrection);
        (
            await new OperationSteps(store, ObligationRules.Default).TryAsync(step, audit, TestContext.Current.CancellationToken)
        ).ShouldBeOfType<StepEnd.Committed>();
        store.Changes[^1].Writes.ShouldBeEmpty();
    }

    private static AuditEntry Audit => new(World.Now, By, "form2.save", Guid.CreateVersion7(World.Now));

    private static OperationEdition Record(OfficeFacts office, CouncilFacts[] councils, DateOnly day) =>
        RecordEdition
            .Decide(
                Document(office, councils, day),
                OperationList.Of(new StationId("S1"), councils, FiscalYear.Of(day).First, Settings),
                By,
                day
            )
            .ShouldBeOfType<Outcome<OperationEdition>.Accepted>()
            .Value;

    private static OperationList List(DateOnly day) => OperationList.Of(new StationId("S1"), [World.CentralFacts], day, Settings);

    private static OperationDocument Document(OfficeFacts office, CouncilFacts[] councils, DateOnly day) =>
        OperationDocument.Of(office, councils, day, Settings);

    private static OfficeFacts Office(params OperationEdition[] editions) =>
        new() { Directory = new OfficeDirectory("S1", OfficeKind.Station, null, [], [], []), Editions = editions };

    private static CouncilFacts Designated(CouncilFacts facts, OfficerId lead, DateOnly from) =>
        facts with
        {
            Council = facts.Council with
            {
                Leads =
                [
                    .. facts.Council.Leads.Select(l => l with { Days = new DayRange(l.Days.From, from.AddDays(-1)) }),
                    new LeadDesignation(lead, new DayRange(from, null)),
                ],
            },
        };

    private static CouncilFacts AtStation(CouncilFacts facts) =>
        facts with
        {
            Council = facts.Council with
            {
                Stations = [new StationLink(new StationId("S1"), "試験警察署", Area.Kushiro, new DayRange(new DateOnly(2020, 4, 1), null))],
            },
        };

    /// <summary>A store of one council that keeps what is committed.</summary>
    private sealed class OneCouncil(CouncilFacts facts) : ICouncilStore
    {
        public CouncilFacts Facts { get; private set; } = facts;

        public List<CouncilChange> Changes { get; } = [];

        public Task<LoadedCouncil?> FindAsync(CouncilId id, CancellationToken cancellation) =>
            Task.FromResult<LoadedCouncil?>(new LoadedCouncil(Facts, new Version()));

        public Task<bool> TryCommitAsync(CouncilVersion version, CouncilChange change, CancellationToken cancellation)
        {
            Facts = Facts.After(change);
            Changes.Add(change);
            return Task.FromResult(true);
        }

        public Task<bool> TryCreateAsync(Council council, CouncilChange change, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<MeetingRecordBody?> FindRecordAsync(CouncilId id, MeetingId meeting, int revision, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<IssuedForm?> FindIssuedAsync(CouncilId id, int number, CancellationToken cancellation) =>
            throw new NotSupportedException("No forms here.");

        public Task<IReadOnlyList<MemberContact>> ReadContactsAsync(CouncilId id, AuditEntry access, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<MemberContact?> FindContactAsync(CouncilId id, MemberId member, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<MemberAmendment>> FindAmendmentsAsync(CouncilId id, MemberId member, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public IAsyncEnumerable<CouncilId> FindUnfinishedAsync(CancellationToken cancellation) => throw new NotSupportedException();

        private sealed class Version : CouncilVersion
        {
            public override CouncilId Council => Quiet.Base.Council.Id;
        }
    }
}
