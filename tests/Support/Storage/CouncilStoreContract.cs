using KobanBot.Bot.Storage;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using Shouldly;
using Xunit;
using static KobanBot.Support.Storage.StorageSamples;

namespace KobanBot.Support.Storage;

/// <summary>What the port of the councils promises, on any table.</summary>
public abstract class CouncilStoreContract : StorageContract
{
    private ICouncilStore Store => field ??= new CouncilStore(Tables);

    [Fact]
    public async Task A_council_that_nobody_imported_is_not_found() => (await Store.FindAsync(Council, Cancellation)).ShouldBeNull();

    [Fact]
    public async Task Every_fact_comes_back_as_it_was_written()
    {
        var loaded = await ImportedAsync();

        var committed = await Store.TryCommitAsync(
            loaded.Version,
            new CouncilChange
            {
                Audit = Audit(1),
                Answer = Answer(7),
                Messages = [Message(1)],
                Writes =
                [
                    new CouncilWrite.PutPlan(Plan()),
                    new CouncilWrite.PutMember(Member("M03")),
                    new CouncilWrite.PutDraft(Draft()),
                    new CouncilWrite.AddRecord(Record()),
                    new CouncilWrite.PutFeedback(OpenFeedback()),
                    new CouncilWrite.PutSupport(AskedSupport()),
                    new CouncilWrite.PutSupport(AskedSupport("S02", SupportStatus.Finished)),
                    new CouncilWrite.PutFulfilment(Fulfilment()),
                    new CouncilWrite.PutFulfilment(Fulfilment(withdrawn: true)),
                ],
            },
            Cancellation
        );

        committed.ShouldBeTrue();
        var facts = (await LoadAsync()).Facts;
        facts.Council.ShouldBeLike(Council(Council));
        facts.Members.ShouldBeLike([Member("M01"), Member("M02"), Member("M03")]);
        facts.Roster.ShouldBeLike([Roster("9000001"), Roster("9000002")]);
        facts.Plans.ShouldBeLike([Plan(2025), Plan()]);
        facts.Meetings.ShouldBeLike([Record("K00", 2).Header, Record().Header]);
        facts.Feedback.ShouldBeLike([OpenFeedback("F01"), OpenFeedback("F90")]);
        facts.Fulfilments.ShouldBeLike([Fulfilment(), Fulfilment(withdrawn: true)]);
        facts.SupportRequests.ShouldBeLike([AskedSupport()]);
        facts.AnsweredSupport.ShouldBeLike([AskedSupport("S02", SupportStatus.Finished)]);
        facts.Drafts.ShouldBeLike([Draft()]);
        facts.Messages.ShouldBeLike([Message(1)]);
        facts.Answers.ShouldBeLike([Answer(7)]);
        (await RecordAsync("K01", 1)).ShouldBeLike(Record());
    }

    [Fact]
    public async Task The_council_itself_changes_with_its_head()
    {
        var loaded = await ImportedAsync();
        var renamed = loaded.Facts.Council with { Name = "試験本町連絡協議会" };

        var change = Change(1, new CouncilWrite.PutCouncil(renamed));
        (await Store.TryCommitAsync(loaded.Version, change, Cancellation)).ShouldBeTrue();
        (await Store.TryCommitAsync(loaded.Version, Change(2, new CouncilWrite.PutCouncil(renamed)), Cancellation)).ShouldBeFalse();

        var facts = (await LoadAsync()).Facts;
        facts.Council.ShouldBeLike(renamed);
        facts.ShouldBeLike(loaded.Facts.After(change));
    }

    [Fact]
    public async Task An_entry_of_the_roster_is_added_cut_and_taken_off()
    {
        var loaded = await ImportedAsync();
        var cut = Roster("9000001") with { Days = new DayRange(Roster("9000001").Days.From, Roster("9000001").Days.From.AddDays(9)) };

        var change = Change(
            1,
            new CouncilWrite.PutRoster(cut),
            new CouncilWrite.PutRoster(Roster("9000003")),
            new CouncilWrite.DropRoster(Roster("9000002"))
        );
        (await Store.TryCommitAsync(loaded.Version, change, Cancellation)).ShouldBeTrue();

        (await LoadAsync()).Facts.Roster.ShouldBeLike([cut, Roster("9000003")]);
        loaded.Facts.After(change).Roster.ShouldBeLike([cut, Roster("9000003")]);
    }

    [Fact]
    public async Task Loading_is_one_read_and_saving_a_step_of_a_draft_is_one_transaction()
    {
        await ImportedAsync();
        using var calls = StorageCalls.Start();

        var loaded = await LoadAsync();
        await CommitAsync(loaded, Change(1, new CouncilWrite.PutDraft(Draft())));

        (calls.Reads, calls.Transactions, calls.Scans).ShouldBe((1, 1, 0));
    }

    [Fact]
    public async Task What_is_empty_stays_empty()
    {
        var loaded = await ImportedAsync();
        var draft = new MeetingDraft
        {
            Id = new MeetingId("D01"),
            Version = 1,
            State = DraftState.Draft,
            Step = RecordStep.Basics,
            Content = new MeetingContent(),
            StartedBy = Lead,
            ChangedBy = Lead,
            ChangedAt = Instant,
        };

        await CommitAsync(loaded, Change(1, new CouncilWrite.PutDraft(draft)));

        (await LoadAsync()).Facts.Drafts.ShouldBeLike([draft]);
    }

    [Fact]
    public async Task Sixty_thousand_characters_come_back()
    {
        var loaded = await ImportedAsync();
        var notices = string.Concat(Enumerable.Repeat("髙﨑𠮷👨‍👩‍👧", 6000));

        await CommitAsync(
            loaded,
            Change(1, new CouncilWrite.PutDraft(Draft(notices: notices)), new CouncilWrite.AddRecord(Record(notices: notices)))
        );

        (await LoadAsync()).Facts.Drafts.Single().Content.Notices.ShouldBe(notices);
        (await RecordAsync("K01", 1))!.Content.Notices.ShouldBe(notices);
    }

    [Theory]
    [InlineData("C/01#02?")]
    [InlineData("試験町")]
    [InlineData("C'01|%")]
    public async Task A_council_may_have_any_id(string id)
    {
        var council = new CouncilId(id);
        await new ImportStore(Tables, TimeProvider.System).PutCouncilAsync(Import(council), Cancellation);
        var loaded = (await Store.FindAsync(council, Cancellation)).ShouldNotBeNull();

        await CommitAsync(loaded, Change(1, new CouncilWrite.PutDraft(Draft())));

        (await Store.FindUnfinishedAsync(Cancellation).ToListAsync(Cancellation)).ShouldBe([council]);
    }

    [Fact]
    public async Task Of_two_changes_of_facts_decided_on_one_version_only_the_first_passes()
    {
        var loaded = await ImportedAsync();

        (await TryCommitAsync(loaded, Change(1, new CouncilWrite.PutPlan(Plan(2027))))).ShouldBeTrue();
        (await TryCommitAsync(loaded, Change(2, new CouncilWrite.AddRecord(Record())))).ShouldBeFalse();

        var facts = (await LoadAsync()).Facts;
        facts.PlanFor(Plan(2027).Year).ShouldNotBeNull();
        facts.Meeting(new MeetingId("K01")).ShouldBeNull();
        (await RecordAsync("K01", 1)).ShouldBeNull();
        (await KeysAsync(Keys.Audit)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Of_many_changes_of_facts_at_once_exactly_one_passes()
    {
        var loaded = await ImportedAsync();

        var passed = await Task.WhenAll(
            Enumerable.Range(1, 8).Select(i => TryCommitAsync(loaded, Change(i, new CouncilWrite.PutPlan(Plan(2030 + i)))))
        );

        passed.Count(p => p).ShouldBe(1);
        (await LoadAsync()).Facts.Plans.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_change_decided_on_the_new_version_passes()
    {
        var loaded = await ImportedAsync();
        await CommitAsync(loaded, Change(1, new CouncilWrite.PutPlan(Plan(2026))));

        await CommitAsync(await LoadAsync(), Change(2, new CouncilWrite.PutPlan(Plan(2026, version: 2))));

        (await LoadAsync()).Facts.PlanFor(Plan().Year)!.Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_step_of_a_draft_and_a_change_of_facts_do_not_stand_in_each_others_way()
    {
        await CommitAsync(await ImportedAsync(), Change(1, new CouncilWrite.PutDraft(Draft())));
        var loaded = await LoadAsync();

        await CommitAsync(loaded, Change(2, new CouncilWrite.PutPlan(Plan())));
        await CommitAsync(loaded, Change(3, new CouncilWrite.PutDraft(Draft(version: 2))));

        (await LoadAsync()).Facts.Drafts.Single().Version.ShouldBe(2);
    }

    [Fact]
    public async Task Of_two_officers_who_start_a_draft_at_once_one_passes()
    {
        var loaded = await ImportedAsync();
        await CommitAsync(loaded, Change(1, new CouncilWrite.PutDraft(Draft())));

        (await TryCommitAsync(loaded, Change(2, new CouncilWrite.PutDraft(Draft("D02"))))).ShouldBeFalse();

        (await LoadAsync()).Facts.Drafts.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_drafts_of_a_council_do_not_stand_in_each_others_way()
    {
        await CommitAsync(
            await ImportedAsync(),
            Change(1, new CouncilWrite.PutDraft(Draft("D01")), new CouncilWrite.PutDraft(Draft("D02")))
        );
        var loaded = await LoadAsync();

        await CommitAsync(loaded, Change(2, new CouncilWrite.PutDraft(Draft("D01", version: 2))));
        await CommitAsync(loaded, Change(3, new CouncilWrite.PutDraft(Draft("D02", version: 2))));

        (await LoadAsync()).Facts.Drafts.ShouldAllBe(d => d.Version == 2);
    }

    [Fact]
    public async Task Of_two_steps_of_one_draft_decided_on_one_version_only_the_first_passes()
    {
        await CommitAsync(await ImportedAsync(), Change(1, new CouncilWrite.PutDraft(Draft())));
        var loaded = await LoadAsync();

        (await TryCommitAsync(loaded, Change(2, new CouncilWrite.PutDraft(Draft(version: 2, notices: "first"))))).ShouldBeTrue();
        (await TryCommitAsync(loaded, Change(3, new CouncilWrite.PutDraft(Draft(version: 2, notices: "second"))))).ShouldBeFalse();

        (await LoadAsync()).Facts.Drafts.Single().Content.Notices.ShouldBe("first");
    }

    [Fact]
    public async Task A_draft_begins_once()
    {
        var loaded = await ImportedAsync();

        (await TryCommitAsync(loaded, Change(1, new CouncilWrite.PutDraft(Draft(notices: "first"))))).ShouldBeTrue();
        (await TryCommitAsync(loaded, Change(2, new CouncilWrite.PutDraft(Draft(notices: "second"))))).ShouldBeFalse();

        (await LoadAsync()).Facts.Drafts.Single().Content.Notices.ShouldBe("first");
    }

    [Fact]
    public async Task A_confirmation_fails_when_its_draft_was_changed_meanwhile()
    {
        await CommitAsync(await ImportedAsync(), Change(1, new CouncilWrite.PutDraft(Draft())));
        var loaded = await LoadAsync();
        await CommitAsync(loaded, Change(2, new CouncilWrite.PutDraft(Draft(version: 2))));

        var confirmation = Change(3, new CouncilWrite.AddRecord(Record()), new CouncilWrite.PutDraft(Draft(version: 2)));

        (await TryCommitAsync(loaded, confirmation)).ShouldBeFalse();
        (await LoadAsync()).Facts.Meeting(new MeetingId("K01")).ShouldBeNull();
    }

    [Fact]
    public async Task A_draft_is_dropped_once()
    {
        await CommitAsync(await ImportedAsync(), Change(1, new CouncilWrite.PutDraft(Draft())));
        var loaded = await LoadAsync();

        (await TryCommitAsync(loaded, Change(2, new CouncilWrite.DropDraft(new MeetingId("D01"))))).ShouldBeTrue();
        (await TryCommitAsync(loaded, Change(3, new CouncilWrite.DropDraft(new MeetingId("D01"))))).ShouldBeFalse();

        (await TryCommitAsync(await LoadAsync(), Change(4, new CouncilWrite.DropDraft(new MeetingId("D01"))))).ShouldBeFalse();
        (await LoadAsync()).Facts.Drafts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_draft_that_was_changed_meanwhile_is_not_dropped()
    {
        await CommitAsync(await ImportedAsync(), Change(1, new CouncilWrite.PutDraft(Draft())));
        var loaded = await LoadAsync();
        await CommitAsync(loaded, Change(2, new CouncilWrite.PutDraft(Draft(version: 2))));

        (await TryCommitAsync(loaded, Change(3, new CouncilWrite.DropDraft(new MeetingId("D01"))))).ShouldBeFalse();

        (await LoadAsync()).Facts.Drafts.Single().Version.ShouldBe(2);
    }

    [Fact]
    public async Task One_replica_only_takes_a_message_in_hand()
    {
        await CommitAsync(await ImportedAsync(), Change(1) with { Messages = [Message(1) with { Attempts = 0 }] });
        var loaded = await LoadAsync();

        (await TryCommitAsync(loaded, Change(2, new CouncilWrite.PutMessage(Message(1) with { Attempts = 1 })))).ShouldBeTrue();
        (await TryCommitAsync(loaded, Change(3, new CouncilWrite.PutMessage(Message(1) with { Attempts = 9 })))).ShouldBeFalse();

        (await LoadAsync()).Facts.Messages.Single().Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task A_sent_message_is_dropped_once_and_never_conflicts_with_facts()
    {
        await CommitAsync(await ImportedAsync(), Change(1) with { Messages = [Message(1), Message(2)] });
        var loaded = await LoadAsync();

        await CommitAsync(loaded, Change(2, new CouncilWrite.PutPlan(Plan())));
        await CommitAsync(loaded, Change(3, new CouncilWrite.DropMessage(Message(1).Id)));
        (await TryCommitAsync(loaded, Change(4, new CouncilWrite.DropMessage(Message(1).Id)))).ShouldBeFalse();

        (await LoadAsync()).Facts.Messages.ShouldBeLike([Message(2)]);
    }

    [Fact]
    public async Task The_council_keeps_its_last_eight_answers()
    {
        await ImportedAsync();
        for (var i = 1; i <= 10; i++)
        {
            await CommitAsync(await LoadAsync(), Change(i) with { Answer = Answer(i) });
        }

        (await LoadAsync()).Facts.Answers.ShouldBeLike([.. Enumerable.Range(3, 8).Select(i => Answer(i))]);
    }

    [Fact]
    public async Task Answers_of_the_council_survive_changes_that_have_none()
    {
        await CommitAsync(await ImportedAsync(), Change(1) with { Answer = Answer(1) });

        await CommitAsync(await LoadAsync(), Change(2, new CouncilWrite.PutPlan(Plan())));

        (await LoadAsync()).Facts.Answers.ShouldBeLike([Answer(1)]);
    }

    [Fact]
    public async Task An_answer_kept_on_the_council_counts_as_a_change_of_facts()
    {
        var loaded = await ImportedAsync();

        (await TryCommitAsync(loaded, Change(1) with { Answer = Answer(1) })).ShouldBeTrue();
        (await TryCommitAsync(loaded, Change(2) with { Answer = Answer(2) })).ShouldBeFalse();
    }

    [Fact]
    public async Task Answers_that_do_not_fit_lose_the_oldest_first()
    {
        // Random digits do not compress well: 40,000 of them make about 25,000 bytes.
        var random = new Random(1);
        string Digits() => string.Concat(Enumerable.Range(0, 40_000).Select(_ => random.Next(10)));
        List<AnsweredCommand> answers = [.. Enumerable.Range(1, 4).Select(i => Answer(i, Digits()))];

        await CommitAsync(await ImportedAsync(), Change(1, new CouncilWrite.PutDraft(Draft() with { Answers = answers })));

        (await LoadAsync()).Facts.Drafts.Single().Answers.SequenceEqual(answers[2..]).ShouldBeTrue();
    }

    [Fact]
    public async Task A_revision_is_added_once()
    {
        var loaded = await ImportedAsync();
        await CommitAsync(loaded, Change(1, new CouncilWrite.AddRecord(Record(notices: "first"))));

        (await TryCommitAsync(loaded, Change(2, new CouncilWrite.AddRecord(Record(notices: "second"))))).ShouldBeFalse();
        (await TryCommitAsync(await LoadAsync(), Change(3, new CouncilWrite.AddRecord(Record(notices: "third"))))).ShouldBeFalse();

        (await RecordAsync("K01", 1))!.Content.Notices.ShouldBe("first");
    }

    [Fact]
    [Trait("Rule", "R076")]
    [Trait("Rule", "H9")]
    public async Task A_correction_becomes_the_newest_revision_and_the_older_one_stays()
    {
        await CommitAsync(await ImportedAsync(), Change(1, new CouncilWrite.AddRecord(Record(notices: "first"))));

        await CommitAsync(await LoadAsync(), Change(2, new CouncilWrite.AddRecord(Record(revision: 2, notices: "corrected"))));

        (await LoadAsync()).Facts.Meeting(new MeetingId("K01"))!.Revision.ShouldBe(2);
        (await RecordAsync("K01", 1))!.Content.Notices.ShouldBe("first");
        (await RecordAsync("K01", 2))!.Content.Notices.ShouldBe("corrected");
        (await RecordAsync("K01", 3)).ShouldBeNull();
    }

    [Fact]
    [Trait("Rule", "H9")]
    public async Task A_report_marks_the_header_and_leaves_the_record_as_it_was_confirmed()
    {
        await CommitAsync(await ImportedAsync(), Change(1, new CouncilWrite.AddRecord(Record())));
        var reported = Record().Header with { State = RecordState.ReportedToChief };

        await CommitAsync(await LoadAsync(), Change(2, new CouncilWrite.MarkRecord(reported)));

        (await LoadAsync()).Facts.Meeting(new MeetingId("K01")).ShouldBeLike(reported);
        (await RecordAsync("K01", 1)).ShouldBeLike(Record());
    }

    [Fact]
    public async Task Only_the_newest_revision_of_a_known_record_can_be_marked()
    {
        var loaded = await ImportedAsync();

        await Should.ThrowAsync<InvalidOperationException>(() =>
            TryCommitAsync(loaded, Change(1, new CouncilWrite.MarkRecord(Record().Header)))
        );
        await Should.ThrowAsync<InvalidOperationException>(() =>
            TryCommitAsync(loaded, Change(1, new CouncilWrite.MarkRecord(Record("K00", 1).Header)))
        );
    }

    [Fact]
    public async Task Feedback_leaves_the_live_range_when_it_is_closed_and_returns_when_it_is_opened_again()
    {
        await CommitAsync(await ImportedAsync(), Change(1, new CouncilWrite.PutFeedback(OpenFeedback())));
        (await FeedbackKeysAsync("F01")).ShouldBe(["1feedback|F01"]);

        await CommitAsync(await LoadAsync(), Change(2, new CouncilWrite.PutFeedback(ClosedFeedback())));
        (await FeedbackKeysAsync("F01")).ShouldBe(["6feedback|F01"]);

        await CommitAsync(await LoadAsync(), Change(3, new CouncilWrite.PutFeedback(ClosedFeedback() with { Withdrawn = true })));
        (await FeedbackKeysAsync("F01")).ShouldBe(["6feedback|F01"]);

        await CommitAsync(await LoadAsync(), Change(4, new CouncilWrite.PutFeedback(OpenFeedback())));
        (await FeedbackKeysAsync("F01")).ShouldBe(["1feedback|F01"]);
        (await LoadAsync()).Facts.Feedback.ShouldContain(f => f.Entry.Id == "F01");
    }

    [Fact]
    public async Task A_request_that_is_closed_stays_closed_when_its_record_is_revised()
    {
        await CommitAsync(await ImportedAsync(), Change(1, new CouncilWrite.PutFeedback(OpenFeedback())));
        await CommitAsync(await LoadAsync(), Change(2, new CouncilWrite.PutFeedback(ClosedFeedback())));
        var corrected = OpenFeedback() with
        {
            Entry = Entry("F01", status: FeedbackStatus.NotStarted) with { Text = "訂正", Measure = "" },
            EnteredBy = null,
            Version = 0,
        };

        await CommitAsync(await LoadAsync(), Change(3, new CouncilWrite.PutFeedback(corrected, OfItsRecord: true)));

        (await FeedbackKeysAsync("F01")).ShouldBe(["6feedback|F01"]);
        var body = (await Tables.Councils.FindAsync(Keys.Of(Council), "6feedback|F01", Cancellation))!;
        var kept = CouncilRows.Facts.Read(CouncilKinds.Feedback, body);
        kept.ShouldBeLike(ClosedFeedback() with { Entry = ClosedFeedback().Entry with { Text = "訂正" }, Version = 4 });
    }

    [Fact]
    public async Task A_request_for_support_leaves_the_live_range_once_its_answer_was_read()
    {
        await CommitAsync(await ImportedAsync(), Change(1, new CouncilWrite.PutSupport(AskedSupport())));
        await CommitAsync(await LoadAsync(), Change(2, new CouncilWrite.PutSupport(AskedSupport(status: SupportStatus.Finished))));
        (await KeysAsync("1support|")).ShouldBe(["1support|S01"]);

        var loaded = await LoadAsync();
        await CommitAsync(loaded, Change(3, new CouncilWrite.PutSupport(AskedSupport(status: SupportStatus.Finished, read: true))));

        (await KeysAsync("1support|")).ShouldBeEmpty();
        (await KeysAsync("6support|")).ShouldBe(["6support|S01"]);
        (
            await TryCommitAsync(
                await LoadAsync(),
                Change(4, new CouncilWrite.PutSupport(AskedSupport(status: SupportStatus.Finished, read: true)))
            )
        ).ShouldBeFalse();
    }

    [Fact]
    public async Task An_opinion_goes_straight_to_the_history()
    {
        var opinion = OpenFeedback() with { Entry = Entry("F01", FeedbackKind.Opinion) };

        await CommitAsync(
            await ImportedAsync(),
            Change(1, new CouncilWrite.PutFeedback(opinion), new CouncilWrite.PutFeedback(OpenFeedback("F02")))
        );

        (await FeedbackKeysAsync("F01")).ShouldBe(["6feedback|F01"]);
        (await FeedbackKeysAsync("F02")).ShouldBe(["1feedback|F02"]);
    }

    [Fact]
    public async Task A_change_of_a_hundred_rows_passes_and_of_a_hundred_and_one_is_refused_before_anything_is_sent()
    {
        var loaded = await ImportedAsync();

        // The audit row and the head row come on top.
        CouncilWrite[] plans = [.. Enumerable.Range(1, 99).Select(i => new CouncilWrite.PutPlan(Plan(2100 + i)))];
        (await Should.ThrowAsync<InvalidOperationException>(() => TryCommitAsync(loaded, Change(1, plans)))).Message.ShouldContain("101");
        (await KeysAsync(Keys.Audit)).ShouldBeEmpty();

        await CommitAsync(loaded, Change(2, plans[..98]));
        (await LoadAsync()).Facts.Plans.Count.ShouldBe(1 + 98);
    }

    [Fact]
    public async Task Every_commit_leaves_an_audit_row_with_what_was_there_before()
    {
        await CommitAsync(await ImportedAsync(), Change(1, new CouncilWrite.PutDraft(Draft())));
        await CommitAsync(await LoadAsync(), Change(2, new CouncilWrite.PutPlan(Plan())));

        var rows = await Tables.Councils.ReadRangeAsync(Council.Value, Keys.Audit, Keys.After(Keys.Audit), Cancellation);

        var lines = rows.Select(PartitionRows.Audit.Read).ToList();
        lines.Select(l => l with { Values = null }).ToList().ShouldBeLike([Audit(1), Audit(2)]);

        // A draft tells nothing; of a fact old and new value stand in the line.
        lines[0].Values.ShouldBeNull();
        lines[1].Values.ShouldNotBeNull().ShouldContain(v => v.Fact == "plan/2026" && v.After.Length > 0);
        rows[0].Key.ShouldStartWith("7audit|20261120T053015678|");
    }

    [Fact]
    public async Task The_same_command_at_the_same_instant_is_not_committed_twice()
    {
        await CommitAsync(await ImportedAsync(), Change(1, new CouncilWrite.PutDraft(Draft("D01"))));

        (await TryCommitAsync(await LoadAsync(), Change(1, new CouncilWrite.PutDraft(Draft("D02"))))).ShouldBeFalse();
    }

    [Fact]
    public async Task History_is_not_loaded()
    {
        await CommitAsync(
            await ImportedAsync(),
            Change(1, new CouncilWrite.AddRecord(Record()), new CouncilWrite.PutFeedback(ClosedFeedback()))
        );

        var live = await Tables.Councils.ReadRangeAsync(Council.Value, Keys.Live, Keys.LiveEnd, Cancellation);

        live.ShouldAllBe(r => r.Key[0] == '1' || r.Key[0] == '2');
        live.ShouldNotContain(r => r.Key.Contains("F01", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_head_counts_the_changes_of_facts()
    {
        await CommitAsync(await ImportedAsync(), Change(1, new CouncilWrite.PutPlan(Plan())));
        await CommitAsync(await LoadAsync(), Change(2, new CouncilWrite.PutDraft(Draft())));
        await CommitAsync(await LoadAsync(), Change(3, new CouncilWrite.PutPlan(Plan(version: 2))));
        await CommitAsync(await LoadAsync(), Change(4, new CouncilWrite.PutDraft(Draft(version: 2))));

        var head = (await Tables.Councils.FindAsync(Council.Value, Keys.Head, Cancellation))!;

        PartitionRows.Council.Read(head).Changes.ShouldBe(3);
    }

    [Fact]
    public async Task A_council_with_drafts_or_messages_is_unfinished_and_named_once()
    {
        foreach (var id in new[] { "C1", "C2", "C3" })
        {
            await new ImportStore(Tables, TimeProvider.System).PutCouncilAsync(Import(new CouncilId(id)), Cancellation);
        }

        var first = (await Store.FindAsync(new CouncilId("C1"), Cancellation))!;
        await CommitAsync(first, Change(1, new CouncilWrite.PutDraft(Draft("D01")), new CouncilWrite.PutDraft(Draft("D02"))));
        var third = (await Store.FindAsync(new CouncilId("C3"), Cancellation))!;
        await CommitAsync(third, Change(2) with { Messages = [Message(1), Message(2)] });

        var unfinished = await Store.FindUnfinishedAsync(Cancellation).ToListAsync(Cancellation);

        unfinished.ShouldBe([new CouncilId("C1"), new CouncilId("C3")]);
    }

    [Fact]
    public async Task A_row_of_a_newer_shape_is_refused_for_its_kind_alone()
    {
        await ImportedAsync();
        await InsertAsync(new Row(Council.Value, "1plan|2040", 2, "{}"));

        var facts = (await LoadAsync()).Facts;

        facts.Unreadable.ShouldBe([CouncilKinds.Plan]);
        facts.Members.Count.ShouldBe(2);
        Should.Throw<UnreadableFactException>(() => facts.Plans.Count).Message.ShouldContain("1plan|2040");
        Should.Throw<UnreadableFactException>(() => facts.PlanFor(Plan(2025).Year)).Kind.ShouldBe("plan");
    }

    [Fact]
    public async Task A_kind_that_cannot_be_read_is_not_written_and_the_others_are()
    {
        await ImportedAsync();
        await InsertAsync(new Row(Council.Value, "1plan|2040", 2, "{}"));
        var loaded = await LoadAsync();

        await Should.ThrowAsync<UnreadableFactException>(() => TryCommitAsync(loaded, Change(1, new CouncilWrite.PutPlan(Plan(2040)))));
        await Should.ThrowAsync<UnreadableFactException>(() => TryCommitAsync(loaded, Change(1, new CouncilWrite.PutPlan(Plan(2025)))));
        await CommitAsync(loaded, Change(2, new CouncilWrite.PutMember(Member("M03"))) with { Answer = Answer(1) });

        (await LoadAsync()).Facts.Members.Count.ShouldBe(3);
        (await KeysAsync(Keys.Audit)).Count.ShouldBe(1);
        (await Tables.Councils.FindAsync(Council.Value, "1plan|2040", Cancellation))!.Body.ShouldBe("{}");
    }

    [Theory]
    [InlineData("1member|M01")]
    [InlineData("1roster|9000009|20250401|OperatingOfficer|x")]
    [InlineData("9contact|M01")]
    public async Task An_import_leaves_what_a_newer_release_has_written(string key)
    {
        await ImportedAsync();
        var stored = await Tables.Councils.FindAsync(Council.Value, key, Cancellation);
        var newer = RowWrite.Put(new Row(Council.Value, key, 2, "{}"), stored);
        (await Tables.Councils.TryWriteAsync(Council.Value, [newer], Cancellation)).ShouldBeTrue();

        await Should.ThrowAsync<UnreadableFactException>(() =>
            new ImportStore(Tables, TimeProvider.System).PutCouncilAsync(Import(Council), Cancellation)
        );

        (await Tables.Councils.FindAsync(Council.Value, key, Cancellation))!.Body.ShouldBe("{}");
    }

    [Fact]
    public async Task A_draft_that_cannot_be_read_does_not_stop_what_is_no_draft()
    {
        await CommitAsync(await ImportedAsync(), Change(1) with { Answer = Answer(1) });
        await InsertAsync(new Row(Council.Value, "2draft|D09", 2, "{}"));
        var commands = new Commands<LoadedCouncil, CouncilChange>(new CouncilPartition(Store, Council));

        var result = await commands.RunAsync(
            new Command(Id(5), "digest"),
            Lead,
            _ => null,
            (_, _) => ValueTask.FromResult(new Decision<CouncilChange>(Change(5, new CouncilWrite.PutPlan(Plan())), "card")),
            Cancellation
        );

        result.ShouldBeOfType<CommandResult<CouncilChange>.Done>();
        (await LoadAsync()).Facts.Answers.Select(a => a.Id).ShouldBe([Answer(1).Id, Id(5)]);
    }

    [Fact]
    public async Task A_row_of_an_unknown_kind_stays_as_it_is_and_stops_nothing()
    {
        await ImportedAsync();
        await InsertAsync(new Row(Council.Value, "1later|7", 1, "{}"));

        await CommitAsync(await LoadAsync(), Change(1, new CouncilWrite.PutPlan(Plan())));

        (await LoadAsync()).Facts.Unreadable.ShouldBeEmpty();
        (await KeysAsync("1later|")).ShouldBe(["1later|7"]);
    }

    [Fact]
    public async Task A_property_that_this_release_does_not_know_is_refused_and_never_lost_in_silence()
    {
        await ImportedAsync();
        await InsertAsync(new Row(Council.Value, "1plan|2040", 1, """{"Year":2040,"Version":1,"Meetings":[],"Later":1}"""));
        var loaded = await LoadAsync();

        Should.Throw<UnreadableFactException>(() => loaded.Facts.Plans.Count).Message.ShouldContain("1plan|2040");
        await Should.ThrowAsync<UnreadableFactException>(() => TryCommitAsync(loaded, Change(1, new CouncilWrite.PutPlan(Plan(2040)))));
    }

    [Fact]
    public async Task A_head_of_a_newer_shape_refuses_the_whole_council()
    {
        await ImportedAsync();
        var row = (await Tables.Councils.FindAsync(Council.Value, Keys.Head, Cancellation))!;
        (await Tables.Councils.TryWriteAsync(Council.Value, [RowWrite.Put(row with { Schema = 2 }, row)], Cancellation)).ShouldBeTrue();

        (await Should.ThrowAsync<UnreadableFactException>(LoadAsync)).Message.ShouldContain(Keys.Head);
    }

    [Fact]
    public async Task A_property_that_an_older_release_did_not_write_has_its_usual_value()
    {
        await ImportedAsync();
        await InsertAsync(new Row(Council.Value, "1plan|2040", 1, """{"Year":2040,"Version":1,"Meetings":[]}"""));

        (await LoadAsync()).Facts.Plans[^1].Priorities.ShouldBe("");
    }

    [Fact]
    public async Task An_outage_before_the_commit_reaches_the_caller_and_nothing_is_written()
    {
        var loaded = await ImportedAsync();
        Hooks.Councils.OnBefore = Fail;

        await Should.ThrowAsync<StorageUnavailableException>(() => TryCommitAsync(loaded, Change(1, new CouncilWrite.PutDraft(Draft()))));

        Hooks.Councils.OnBefore = null;
        (await LoadAsync()).Facts.Drafts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_command_whose_commit_was_not_acknowledged_is_answered_as_before_when_it_is_repeated()
    {
        await ImportedAsync();
        var commands = new Commands<LoadedCouncil, CouncilChange>(new CouncilPartition(Store, Council));
        Task<CommandResult<CouncilChange>> RunAsync() =>
            commands.RunAsync(
                new Command(Id(1), "digest"),
                Lead,
                _ => null,
                (_, _) =>
                    ValueTask.FromResult(
                        new Decision<CouncilChange>(Change(1, new CouncilWrite.PutDraft(Draft() with { Answers = [] })), "card")
                    ),
                Cancellation
            );
        Hooks.Councils.OnAfter = call => call.Operation == TableOperation.Transaction ? Fail(call) : Task.CompletedTask;
        await Should.ThrowAsync<StorageUnavailableException>(RunAsync);
        Hooks.Councils.OnAfter = null;

        var repeated = await RunAsync();

        repeated.ShouldBe(new CommandResult<CouncilChange>.Repeated("card"));
        (await KeysAsync(Keys.Audit)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_command_that_loses_one_race_is_decided_again_on_fresh_facts()
    {
        await ImportedAsync();
        var other = new CouncilStore(Tables);
        var decisions = 0;

        var result = await new Commands<LoadedCouncil, CouncilChange>(new CouncilPartition(Store, Council)).RunAsync(
            new Command(Id(1), "digest"),
            Lead,
            _ => null,
            async (read, cancellation) =>
            {
                if (decisions++ == 0)
                {
                    var loaded = (await other.FindAsync(Council, cancellation))!;
                    await CommitAsync(loaded, Change(9, new CouncilWrite.PutPlan(Plan(2030))));
                }

                return new Decision<CouncilChange>(Change(1, new CouncilWrite.PutPlan(Plan(2031))), $"{read.Facts.Plans.Count} plans");
            },
            Cancellation
        );

        result.ShouldBeOfType<CommandResult<CouncilChange>.Done>().Answer.ShouldBe("2 plans");
        (await LoadAsync()).Facts.Plans.Count.ShouldBe(3);
    }

    private static Task Fail(TableCall call) =>
        Task.FromException(new StorageUnavailableException("The test says so.", innerException: null));

    private async Task<LoadedCouncil> ImportedAsync()
    {
        await new ImportStore(Tables, TimeProvider.System).PutCouncilAsync(Import(Council), Cancellation);
        return await LoadAsync();
    }

    private async Task<LoadedCouncil> LoadAsync() => (await Store.FindAsync(Council, Cancellation)).ShouldNotBeNull();

    private Task<bool> TryCommitAsync(LoadedCouncil loaded, CouncilChange change) =>
        Store.TryCommitAsync(loaded.Version, change, Cancellation);

    private async Task CommitAsync(LoadedCouncil loaded, CouncilChange change) => (await TryCommitAsync(loaded, change)).ShouldBeTrue();

    private Task<MeetingRecordBody?> RecordAsync(string meeting, int revision) =>
        Store.FindRecordAsync(Council, new MeetingId(meeting), revision, Cancellation);

    private async Task InsertAsync(Row row) =>
        (await Tables.Councils.TryWriteAsync(row.Partition, [RowWrite.Insert(row)], Cancellation)).ShouldBeTrue();

    private async Task<IReadOnlyList<string>> KeysAsync(string prefix) =>
        [.. (await Tables.Councils.ReadRangeAsync(Council.Value, prefix, Keys.After(prefix), Cancellation)).Select(r => r.Key)];

    private async Task<IReadOnlyList<string>> FeedbackKeysAsync(string id) =>
        [
            .. (await KeysAsync(Keys.LiveOf(CouncilKinds.Feedback)))
                .Concat(await KeysAsync(Keys.HistoryOf(CouncilKinds.Feedback)))
                .Where(k => k.EndsWith('|' + id, StringComparison.Ordinal)),
        ];
}
