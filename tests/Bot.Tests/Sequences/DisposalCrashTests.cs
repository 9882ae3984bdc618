using KobanBot.Bot.Storage;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;
using KobanBot.Support.Races;
using KobanBot.Support.Reminders;
using KobanBot.Support.Storage;

namespace KobanBot.Bot.Tests.Sequences;

/// <summary>
/// 記録の廃棄 and 連絡先の廃棄 of more rows than one transaction takes. The process dies at every await, one run for each, and another carries on: the
/// same end, every audit line once.
/// </summary>
public sealed class DisposalCrashTests
{
    private const string What = "disposal.tested";

    private static readonly DateOnly LongAgo = new(2020, 5, 11);

    private static readonly AuditEntry Audit = new(World.Now, World.Section.Id, What, new Guid(7, 0, 0, new byte[8]));

    private static readonly ObligationRules Rules = ObligationRules.Default with
    {
        Settings = ObligationRules.Default.Settings with { RequestMonths = 24 },
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_at_any_await_comes_to_the_same_end(bool contacts)
    {
        var lives = Lives(contacts);
        var (way, end) = await lives.WayAsync();

        for (var at = 0; at < way.Count; at++)
        {
            (await lives.AfterDeathsAsync(at)).Stored.ShouldBe(end, $"died at {at}, {way[at]}");
        }

        way.Count(p => p == "Transaction:after").ShouldBe(2 * Steps(contacts).Steps.Count);
        (end.Contains("試験の記載"), end.Contains("南二条")).ShouldBe((contacts, !contacts));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_who_carry_it_on_at_once_come_to_the_same_end(bool contacts)
    {
        var lives = Lives(contacts);
        var (way, end) = await lives.WayAsync();

        for (var at = 0; at < way.Count; at++)
        {
            (await lives.WithAnotherAtAsync(at)).ShouldBe(end, $"the other one at {at}, {way[at]}");
        }
    }

    [Fact]
    public void A_disposal_has_a_step_for_each_transaction()
    {
        Steps(contacts: false)
            .Steps.Select(s => string.Join(' ', s.Kinds))
            .ShouldBe(["Requests Correspondence", "Requests Correspondence", "Dismissals"]);
        Steps(contacts: true).Steps.Select(s => string.Join(' ', s.Members)).ShouldBe(["M3", "M3"]);
    }

    /// <summary>Somebody who has come back before the step was taken keeps the contact.</summary>
    [Fact]
    public async Task Who_has_come_back_meanwhile_keeps_the_contact()
    {
        var dock = await LoadedAsync(contacts: true);
        var central = (await dock.Councils.FindAsync(World.Central, CancellationToken.None))!; // Imported.
        var member = central.Facts.Member(new MemberId("M3"))!; // Of the world.
        var back = new Commission(CommissionKind.New, new CommissionTerm(new DateOnly(2026, 4, 1), new DateOnly(2028, 3, 31)));
        var change = new CouncilChange
        {
            Audit = Audit with { What = "member.tested", Command = new Guid(8, 0, 0, new byte[8]) },
            Writes = [new CouncilWrite.PutMember(member with { Commissions = [.. member.Commissions, back] })],
        };
        (await dock.Councils.TryCommitAsync(central.Version, change, CancellationToken.None)).ShouldBeTrue();

        await Lives(true).RunAsync(dock, Steps(true).Id);

        (await new ContactDisposalStore(dock.Storage.Tables).FindAsync(World.Central, CancellationToken.None))[new MemberId("M3")]
            .ShouldBe(61);
    }

    private static Sequence<DisposalStep> Steps(bool contacts) =>
        contacts
            ? DisposalSequence.OfContacts(Audit, World.Central, [new MemberId("M3")], rows: 61)
            : DisposalSequence.OfRecords(Audit, World.Central, Enum.GetValues<RetainedKind>(), rows: 101);

    private static SequenceLives<DisposalStep> Lives(bool contacts) =>
        new(
            "S1",
            OfficeKinds.Disposal,
            dock => new DisposalSteps(
                dock.Councils,
                new ContactDisposalStore(dock.Storage.Tables),
                new HistoryDisposalStore(dock.Storage.Tables),
                Rules
            ),
            async () => (await LoadedAsync(contacts), Steps(contacts).Id),
            What
        );

    /// <summary>A hundred closed 要望, a 署への連絡, a member with a settled 解嘱, a contact and sixty corrections of it.</summary>
    private static async Task<MorningDock> LoadedAsync(bool contacts)
    {
        var dock = await Lives(contacts).LoadedAsync(Steps(contacts), back: null);
        var central = (await dock.Councils.FindAsync(World.Central, CancellationToken.None))!; // Imported.
        var term = new CommissionTerm(new DateOnly(2019, 4, 1), new DateOnly(2021, 3, 31));
        var dismissal = new Dismissal(LongAgo, DismissalReason.Misconduct)
        {
            Grounds = new DismissalGrounds(DismissalReason.Misconduct) { Text = "試験の記載" },
            Notice = new DismissalNotice(LongAgo, NoticeRecipient.Member, NoticeMethod.Oral, null, World.Section.Id),
            Letter = LetterReturn.Returned,
        };
        var former = central.Facts.Member(new MemberId("M3"))! with // Of the world.
        {
            Commissions = [new Commission(CommissionKind.New, term) { Dismissal = dismissal }],
        };
        var change = new CouncilChange { Audit = Audit with { What = "member.dismissed" }, Writes = [new CouncilWrite.PutMember(former)] };
        (await dock.Councils.TryCommitAsync(central.Version, change, CancellationToken.None)).ShouldBeTrue();
        var contact = new MemberContact(former.Id, "南二条東1丁目", "011-000-0000", null, null);
        var rows = new List<RowWrite>
        {
            RowWrite.Insert(PartitionRows.Contact.Of(World.Central.Value, Keys.Of(contact), contact)),
            Row(CouncilKinds.Report, StorageSamples.Report("R-old", read: true) with { AnsweredAt = World.Now.AddYears(-6) }),
        };
        rows.AddRange(Enumerable.Range(0, 100).Select(i => Row(CouncilKinds.Feedback, Closed($"F{i:000}"))));
        rows.AddRange(Enumerable.Range(0, 60).Select(i => Row(CouncilKinds.Amendment, Correction(i))));
        foreach (var some in rows.Chunk(90))
        {
            (await dock.Storage.Tables.Councils.TryWriteAsync(World.Central.Value, some, CancellationToken.None)).ShouldBeTrue();
        }

        return dock;
    }

    private static RowWrite Row<T>(FactKind<CouncilFacts, T> kind, T fact)
        where T : class => RowWrite.Insert(CouncilRows.Of(World.Central, kind, fact));

    private static MemberAmendment Correction(int number) =>
        new(
            new MemberId("M3"),
            World.Now.AddYears(-2).AddHours(number),
            World.Second.Id,
            new Guid(number, 1, 0, new byte[8]),
            [new AmendedValue("Address", "南二条東1丁目", "南二条東2丁目")]
        );

    private static Feedback Closed(string id) =>
        new()
        {
            Entry = new FeedbackEntry
            {
                Id = id,
                Kind = FeedbackKind.Request,
                Text = "試験の要望",
                Speaker = "試験の発言者",
                Status = FeedbackStatus.Done,
            },
            Meeting = new MeetingId("old"),
            MeetingDate = LongAgo,
            ChangedBy = new MeetingId("old"),
            ChangedOn = LongAgo,
            ToldOn = LongAgo,
        };
}
