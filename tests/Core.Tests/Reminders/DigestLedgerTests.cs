using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using static KobanBot.Core.Tests.Obligations.Quiet;
using static KobanBot.Core.Tests.Reminders.Readers;

namespace KobanBot.Core.Tests.Reminders;

/// <summary>What a reader remembers from one digest to the next, and what the next one says is done.</summary>
public sealed class DigestLedgerTests
{
    private static readonly CouncilFacts Owing = Base with { Meetings = [Record("R0", D("2025-09-10"))] };

    private static readonly HashSet<Responsible> AtSection = [Responsible.Section];

    private static readonly HashSet<Responsible> Nowhere = [];

    [Fact]
    public void What_is_done_is_said_by_place_and_a_station_is_called_署()
    {
        var reader = new ReaderCase
        {
            Reader = Section,
            Councils = [At("C2", "西町交番連絡協議会"), At("C1", "東町交番連絡協議会")],
            Offices = [new ReaderOffice([], Nowhere), new ReaderOffice([], AtSection)],
            Ledger = new Ledger([Told("a", "C2", "定期会議"), Told("b", "C1", "開催計画"), Told("c", null, "半期の送付")]),
        };

        DigestPlanner
            .Of(reader, Day, ReminderRules.Default)
            .Done.Select(d => (d.Where, d.What))
            .ShouldBe([("東町交番連絡協議会", "開催計画"), ("署", "半期の送付"), ("西町交番連絡協議会", "定期会議")]);
    }

    [Fact]
    public void What_a_station_has_done_is_nothing_to_who_holds_no_post_there()
    {
        var left = new ReaderCase { Reader = Section, Ledger = new Ledger([Told("c", null, "半期の送付")]) };

        DigestPlanner.Of(left, Day, ReminderRules.Default).Done.ShouldBeEmpty();
        DigestPlanner.Of(left with { Offices = [new ReaderOffice([], Nowhere)] }, Day, ReminderRules.Default).Done.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Confirmation", "1000001", "記録の確認")]
    [InlineData("Returned", "1000002", "差し戻された記録")]
    [InlineData("Supplement", "1000002", "記録の補足")]
    [InlineData("Support", "1000005", "支援依頼")]
    public void What_has_waited_is_done_by_the_name_of_what_it_was(string kind, string reader, string name)
    {
        var since = new DateTimeOffset(2026, 6, 10, 1, 0, 0, TimeSpan.Zero);
        var draft = Draft("D1", null) with { ChangedAt = since };
        var waiting = kind switch
        {
            "Confirmation" => Base with { Drafts = [draft with { State = DraftState.AwaitingLead }] },
            "Returned" => Base with { Drafts = [draft with { ReturnReason = "場所" }] },
            "Supplement" => Base with
            {
                Meetings =
                [
                    Base.Meetings[0] with
                    {
                        State = RecordState.Confirmed,
                        Supplement = new SupplementRequest(Section, "出席者", since),
                    },
                    Base.Meetings[1],
                ],
            },
            _ => Base with
            {
                SupportRequests =
                [
                    new SupportRequest
                    {
                        Id = "S1",
                        Text = "町役場との調整",
                        By = Lead,
                        At = since,
                    },
                ],
            },
        };
        var told = waiting.Digest(new OfficerId(reader), D("2026-06-11"));

        told.Items.ShouldHaveSingleItem().Name.ShouldBe(name);
        Base.Digest(new OfficerId(reader), D("2026-06-12"), told.Next).Done.ShouldHaveSingleItem().What.ShouldBe(name);
    }

    [Theory]
    [InlineData("2026-06-08", "2026-06-10", "2026-06-10")]
    [InlineData("2026-06-10", "2026-06-08", "2026-06-10")]
    [InlineData("2026-06-08", null, "2026-06-08")]
    [InlineData(null, "2026-06-08", "2026-06-08")]
    [InlineData(null, null, null)]
    public void The_last_notice_is_the_later_one_of_digest_and_urgent_message(string? digest, string? message, string? last)
    {
        var key = Owing.Item(ObligationKind.MeetingRecord, Day).Obligation.Key;
        var facts = Owing.Mark(new ReminderMark(key, Lead) { ToldOn = message is null ? null : D(message) });
        var ledger = new Ledger(digest is null ? [] : [Told(key, "C0101", "開催結果記録簿") with { On = D(digest) }]);

        facts.Digest(Lead, Day, ledger).Items.ShouldHaveSingleItem().LastTold.ShouldBe(last is null ? null : D(last));
    }

    [Fact]
    public void How_often_it_was_said_is_counted()
    {
        var once = Owing.Digest(Lead, D("2026-05-21"));
        var twice = Owing.Digest(Lead, D("2026-05-25"), once.Next);

        once.Next.Entries.ShouldHaveSingleItem().Times.ShouldBe(1);
        twice.Next.Entries.ShouldHaveSingleItem().Times.ShouldBe(2);
    }

    [Fact]
    public void The_same_knowledge_is_the_same_row_whatever_came_first_in_the_digest()
    {
        var facts = Owing with
        {
            Plans = [Plan(2026, D("2026-05-20"), D("2026-07-01"))],
            Drafts =
            [
                Draft("D1", null) with
                {
                    State = DraftState.AwaitingLead,
                    ChangedAt = new DateTimeOffset(2026, 6, 10, 1, 0, 0, TimeSpan.Zero),
                },
            ],
        };

        var digest = facts.Digest(Lead, Day);

        digest.Items.Select(KindOf).ShouldBe(["Confirmation", "MeetingRecord", "MeetingNotice"]);
        digest.Next.Entries.Select(e => e.Key.Split('|')[0]).ShouldBe(["Confirmation", "MeetingNotice", "MeetingRecord"]);
    }

    [Fact]
    public void Who_holds_no_post_in_a_council_sees_nothing_of_it_and_forgets_what_was_told_there()
    {
        var told = Owing.Digest(Lead, D("2026-05-21")).Next;
        var left = Owing.Officer(Lead) with { Assignments = [] };
        var open = OpenItems.Of(Owing, D("2026-05-22"), ReminderRules.Default, Nobody);
        var council = ReaderCouncil.Of(left, Owing, open, D("2026-05-22"));

        council.Open.ShouldBeEmpty();
        DigestPlanner
            .Of(
                new ReaderCase
                {
                    Reader = Lead,
                    Councils = [council],
                    Ledger = told,
                },
                D("2026-05-22"),
                ReminderRules.Default
            )
            .Next.Entries.ShouldBeEmpty();
    }

    [Fact]
    public void A_ledger_knows_its_own_matters_alone()
    {
        var ledger = new Ledger([Told("a", "C1", "開催計画"), Told("b", "C1", "定期会議")]);

        ledger.Find("b")!.What.ShouldBe("定期会議"); // It is there.
        ledger.Find("c").ShouldBeNull();
    }

    private static string KindOf(DigestItem item) => item.Key.Split('|')[0];

    private static ReaderCouncil At(string id, string name) => new(new CouncilId(id), name, [], [], AtSection);

    private static LedgerEntry Told(string key, string? council, string what) =>
        new(key, "S+1", D("2026-06-10"), D("2026-06-12"), 1, what) { Council = council is null ? null : new CouncilId(council) };
}
