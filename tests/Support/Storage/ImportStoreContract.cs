using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using Shouldly;
using Xunit;
using static KobanBot.Support.Storage.StorageSamples;

namespace KobanBot.Support.Storage;

/// <summary>What the port of the import promises, on any table.</summary>
public abstract class ImportStoreContract : StorageContract
{
    private IImportStore Store => field ??= new ImportStore(Tables, TimeProvider.System);

    private ICouncilStore Councils => field ??= new CouncilStore(Tables);

    [Fact]
    public async Task Everything_comes_back_as_imported()
    {
        (await Store.PutCouncilAsync(Import(Council), Cancellation)).ShouldBeTrue();

        var facts = await FactsAsync();
        facts.Council.ShouldBeLike(Council(Council));
        facts.Members.ShouldBeLike(Import(Council).Members);
        facts.Roster.ShouldBeLike(Import(Council).Roster);
        facts.Plans.ShouldBeLike([Plan(2025)]);
        facts.Meetings.ShouldBeLike([Record("K00", 2).Header]);
        facts.Feedback.ShouldBeLike([OpenFeedback("F90")]);
        (await KeysAsync()).ShouldContain("6feedback|F91");
        (await KeysAsync()).ShouldContain("9contact|M01");
        (await Councils.FindRecordAsync(Council, new MeetingId("K00"), 1, Cancellation)).ShouldBeLike(Record("K00", 1));
    }

    [Fact]
    public async Task The_same_again_writes_nothing()
    {
        await PutEverythingAsync();
        using var calls = StorageCalls.Start();

        (await PutEverythingAsync()).ShouldBe([false, false, false]);

        calls.Transactions.ShouldBe(0);
    }

    [Fact]
    public async Task What_officers_have_decided_about_a_member_outlives_the_next_import()
    {
        await Store.PutCouncilAsync(Import(Council), Cancellation);
        var loaded = (await Councils.FindAsync(Council, Cancellation))!;
        var member = loaded.Facts.Members[0];
        var decided = member with
        {
            RenewalIntention = RenewalIntention.Declined,
            Commissions =
            [
                member.Commissions[0] with
                {
                    Dismissal = new Dismissal(member.Commissions[0].Term.First, DismissalReason.Misconduct)
                    {
                        Grounds = new DismissalGrounds(DismissalReason.Misconduct) { Text = "肩書の利用" },
                        MisuseFeared = true,
                    },
                },
                .. member.Commissions.Skip(1),
            ],
        };
        var change = new CouncilChange { Audit = Audit(77), Writes = [new CouncilWrite.PutMember(decided)] };
        (await Councils.TryCommitAsync(loaded.Version, change, Cancellation)).ShouldBeTrue();

        (await Store.PutCouncilAsync(Import(Council), Cancellation)).ShouldBeFalse();
        var renamed = Import(Council) with { Members = [.. Import(Council).Members.Select(m => m with { Name = $"{m.Name} 改" })] };
        (await Store.PutCouncilAsync(renamed, Cancellation)).ShouldBeTrue();

        (await FactsAsync()).Members.Single(m => m.Id == member.Id).ShouldBeLike(decided with { Name = $"{member.Name} 改" });
    }

    [Fact]
    public async Task What_was_corrected_in_the_chat_outlives_the_next_import_and_is_named()
    {
        await Store.PutCouncilAsync(Import(Council), Cancellation);
        var loaded = (await Councils.FindAsync(Council, Cancellation))!;
        var member = loaded.Facts.Members[0];
        var corrected = member with { Name = "訂正 一郎" };
        var amendment = new MemberAmendment(
            member.Id,
            Instant,
            Lead,
            new Guid(7, 7, 7, new byte[8]),
            [new("Name", member.Name, corrected.Name)]
        );
        var change = new CouncilChange
        {
            Audit = Audit(78),
            Writes = [new CouncilWrite.PutMember(corrected), new CouncilWrite.PutAmendment(amendment)],
        };
        (await Councils.TryCommitAsync(loaded.Version, change, Cancellation)).ShouldBeTrue();
        var again = Import(Council) with { Members = [.. Import(Council).Members.Select(m => m with { Affiliation = "新しい団体" })] };

        await Store.PutCouncilAsync(again, Cancellation);

        (await FactsAsync()).Members.Single(m => m.Id == member.Id).ShouldBeLike(corrected with { Affiliation = "新しい団体" });
        (await Store.FindKeptAsync(again, Cancellation)).ShouldBe([new MemberValue(member.Id, "Name")]);
        (await Store.PutCouncilAsync(again, Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_corrected_telephone_number_outlives_the_next_import()
    {
        await Store.PutCouncilAsync(Import(Council), Cancellation);
        var contact = Import(Council).Contacts[0];
        var amendment = new MemberAmendment(
            contact.Member,
            Instant,
            Lead,
            new Guid(7, 7, 8, new byte[8]),
            [new("Phone", contact.Phone ?? "", "011-000-0009")]
        );
        var loaded = (await Councils.FindAsync(Council, Cancellation))!; // Imported above.
        var change = new CouncilChange
        {
            Audit = Audit(79),
            Writes = [new CouncilWrite.PutContact(contact with { Phone = "011-000-0009" }), new CouncilWrite.PutAmendment(amendment)],
        };
        (await Councils.TryCommitAsync(loaded.Version, change, Cancellation)).ShouldBeTrue();

        (await Store.PutCouncilAsync(Import(Council), Cancellation)).ShouldBeFalse();

        (await Councils.FindContactAsync(Council, contact.Member, Cancellation)).ShouldNotBeNull().Phone.ShouldBe("011-000-0009");
        (await Store.FindKeptAsync(Import(Council), Cancellation)).ShouldBe([new MemberValue(contact.Member, "Phone")]);
    }

    [Fact]
    public async Task A_contact_that_was_disposed_of_comes_back_only_with_its_member()
    {
        var first = Import(Council);
        var (member, contact) = (first.Members[0], first.Contacts[0]);
        var left = first with { Members = [member with { Commissions = [Term(2021)] }] };
        await Store.PutCouncilAsync(left, Cancellation);
        (await Councils.FindContactAsync(Council, member.Id, Cancellation)).ShouldNotBeNull();
        (await new ContactDisposalStore(Tables).TryRemoveAsync(Council, [member.Id], Audit(80), Cancellation)).ShouldBeTrue();

        (await Store.PutCouncilAsync(left, Cancellation)).ShouldBeFalse();
        (await Councils.FindContactAsync(Council, member.Id, Cancellation)).ShouldBeNull();

        var returns = left with { Members = [member with { Commissions = [Term(2021), Term(2090)] }] };
        (await Store.PutCouncilAsync(returns, Cancellation)).ShouldBeTrue();
        (await Councils.FindContactAsync(Council, member.Id, Cancellation)).ShouldBe(contact);

        static Commission Term(int year) => new(CommissionKind.New, CommissionTerm.Standard(year));
    }

    [Fact]
    public async Task Only_what_differs_is_written()
    {
        await Store.PutCouncilAsync(Import(Council), Cancellation);
        var rows = 0;
        Hooks.Councils.OnBefore = call =>
        {
            rows += call.Operation == TableOperation.Transaction ? call.Rows : 0;
            return Task.CompletedTask;
        };

        var changed = Import(Council) with { Members = [Member("M01"), Member("M02") with { Name = "試験 新子" }] };
        (await Store.PutCouncilAsync(changed, Cancellation)).ShouldBeTrue();

        // The member and the head.
        rows.ShouldBe(2);
        (await FactsAsync()).Members[1].Name.ShouldBe("試験 新子");
    }

    [Fact]
    public async Task A_changed_council_keeps_its_answers()
    {
        await Store.PutCouncilAsync(Import(Council), Cancellation);
        await CommitAsync(Change(1) with { Answer = Answer(1) });

        await Store.PutCouncilAsync(Import(Council) with { Council = Council(Council) with { Name = "新しい名称" } }, Cancellation);

        var facts = await FactsAsync();
        facts.Council.Name.ShouldBe("新しい名称");
        facts.Answers.ShouldBeLike([Answer(1)]);
    }

    [Fact]
    public async Task What_was_decided_about_a_council_survives_files_that_do_not_know_it()
    {
        await Store.PutCouncilAsync(Import(Council), Cancellation);
        var council = Council(Council) with { Name = "新しい名称", Establishment = null, Abolition = null };

        await Store.PutCouncilAsync(Import(Council) with { Council = council }, Cancellation);

        var stored = (await FactsAsync()).Council;
        stored.Name.ShouldBe("新しい名称");
        stored.Establishment.ShouldBeLike(Council(Council).Establishment);
        stored.Abolition.ShouldBeLike(Council(Council).Abolition);
    }

    [Fact]
    public async Task An_entry_of_the_roster_that_the_assignments_no_longer_give_goes()
    {
        await Store.PutCouncilAsync(Import(Council), Cancellation);

        await Store.PutCouncilAsync(Import(Council) with { Roster = [Roster("9000002")] }, Cancellation);

        (await FactsAsync()).Roster.ShouldBeLike([Roster("9000002")]);
    }

    [Fact]
    public async Task An_officer_may_serve_two_police_boxes_of_one_council()
    {
        var import = Import(Council) with { Roster = [Roster(unit: "試験町交番"), Roster(unit: "試験山駐在所")] };

        await Store.PutCouncilAsync(import, Cancellation);

        (await FactsAsync()).Roster.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_member_whom_the_import_no_longer_names_stays()
    {
        await Store.PutCouncilAsync(Import(Council), Cancellation);

        await Store.PutCouncilAsync(Import(Council) with { Members = [Member("M02")] }, Cancellation);

        (await FactsAsync()).Members.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_officers_have_entered_survives_an_import()
    {
        await Store.PutCouncilAsync(Import(Council), Cancellation);
        await CommitAsync(
            Change(
                1,
                new CouncilWrite.PutPlan(Plan(2025, version: 5)),
                new CouncilWrite.PutDraft(Draft()),
                new CouncilWrite.AddRecord(Record("K00", revision: 3)),
                new CouncilWrite.PutFeedback(ClosedFeedback("F90"))
            ) with
            {
                Messages = [Message()],
            }
        );

        (await Store.PutCouncilAsync(Import(Council), Cancellation)).ShouldBeFalse();

        var facts = await FactsAsync();
        facts.PlanFor(Plan(2025).Year)!.Version.ShouldBe(5);
        facts.Drafts.ShouldBeLike([Draft()]);
        facts.Meeting(new MeetingId("K00"))!.Revision.ShouldBe(3);
        facts.Feedback.ShouldBeEmpty();
        facts.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_large_council_appears_only_when_it_is_complete()
    {
        var seen = new List<bool>();
        Hooks.Councils.OnAfter = async call =>
        {
            if (call.Operation == TableOperation.Transaction)
            {
                Hooks.Councils.OnAfter = null;
                seen.Add(await Councils.FindAsync(Council, Cancellation) is not null);
            }
        };

        await Store.PutCouncilAsync(Large(), Cancellation);

        seen.ShouldBe([false]);
        (await FactsAsync()).Members.Count.ShouldBe(250);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task An_interrupted_import_is_completed_by_running_it_again(int transaction)
    {
        InterruptAt(transaction);
        await Should.ThrowAsync<StorageUnavailableException>(() => Store.PutCouncilAsync(Large(), Cancellation));
        Hooks.Councils.OnBefore = null;
        (await Councils.FindAsync(Council, Cancellation)).ShouldBeNull();

        (await Store.PutCouncilAsync(Large(), Cancellation)).ShouldBeTrue();

        (await FactsAsync()).Members.Count.ShouldBe(250);
        (await Store.PutCouncilAsync(Large(), Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_interrupted_second_import_leaves_the_council_usable_and_is_completed_too()
    {
        await Store.PutCouncilAsync(Import(Council), Cancellation);
        InterruptAt(2);
        await Should.ThrowAsync<StorageUnavailableException>(() => Store.PutCouncilAsync(Large(), Cancellation));
        Hooks.Councils.OnBefore = null;
        await CommitAsync(Change(1, new CouncilWrite.PutPlan(Plan(2026))));

        await Store.PutCouncilAsync(Large(), Cancellation);

        (await FactsAsync()).Members.Count.ShouldBe(252);
    }

    [Fact]
    public async Task A_change_decided_before_an_import_does_not_pass_after_it()
    {
        await Store.PutCouncilAsync(Import(Council), Cancellation);
        var loaded = (await Councils.FindAsync(Council, Cancellation))!;

        await Store.PutCouncilAsync(Import(Council) with { Members = [Member("M03")] }, Cancellation);

        (await Councils.TryCommitAsync(loaded.Version, Change(1, new CouncilWrite.PutPlan(Plan())), Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_import_that_loses_against_an_officer_reads_again_and_both_remain()
    {
        await Store.PutCouncilAsync(Import(Council), Cancellation);
        Hooks.Councils.OnBefore = async call =>
        {
            if (call.Operation == TableOperation.Transaction)
            {
                Hooks.Councils.OnBefore = null;
                await CommitAsync(Change(1, new CouncilWrite.PutPlan(Plan(2026, version: 7))));
            }
        };

        await Store.PutCouncilAsync(Import(Council) with { Members = [Member("M03")], Plans = [Plan(2026)] }, Cancellation);

        var facts = await FactsAsync();
        facts.Members.Count.ShouldBe(3);
        facts.PlanFor(Plan(2026).Year)!.Version.ShouldBe(7);
    }

    [Fact]
    public async Task An_import_that_loses_every_race_says_so()
    {
        await Store.PutCouncilAsync(Import(Council), Cancellation);
        var number = 0;
        var officer = new CouncilStore(Hooks.Tables with { Councils = new HookedTable(Tables.Councils) });
        var inside = false;
        Hooks.Councils.OnBefore = async call =>
        {
            if (call.Operation == TableOperation.Transaction && !inside)
            {
                inside = true;
                var loaded = (await officer.FindAsync(Council, Cancellation))!;
                number++;
                await officer.TryCommitAsync(loaded.Version, Change(number, new CouncilWrite.PutPlan(Plan(2050 + number))), Cancellation);
                inside = false;
            }
        };

        var lost = await Should.ThrowAsync<InvalidOperationException>(() =>
            Store.PutCouncilAsync(Import(Council) with { Members = [Member("M03")] }, Cancellation)
        );

        lost.Message.ShouldContain("run it again");
        number.ShouldBe(3);
    }

    [Fact]
    public async Task Records_of_many_revisions_and_lengths_come_in_as_many_transactions_as_they_need()
    {
        var records = Enumerable.Range(1, 30).Select(i => Record($"K{i:D2}", notices: new string('長', 50_000))).ToList();

        await Store.PutCouncilAsync(Import(Council) with { Records = records }, Cancellation);

        (await FactsAsync()).Meetings.Count.ShouldBe(30);
    }

    [Fact]
    public async Task An_import_gives_an_officer_no_account()
    {
        await Store.PutOfficerAsync(Officer() with { EntraObjectId = "from-somewhere" }, Cancellation);

        (await new PersonStore(Tables).FindAsync(Lead, Cancellation))!.Officer.EntraObjectId.ShouldBeNull();
    }

    [Fact]
    public async Task A_promoted_officer_keeps_the_account()
    {
        await Store.PutOfficerAsync(Officer(), Cancellation);
        await new PersonStore(Tables).TryLinkAsync(Lead, "account", Instant, Cancellation);

        (await Store.PutOfficerAsync(Officer() with { Rank = "警部補" }, Cancellation)).ShouldBeTrue();

        (await new PersonStore(Tables).FindByEntraAsync("account", Cancellation))!.Officer.Rank.ShouldBe("警部補");
        (await Store.PutOfficerAsync(Officer() with { Rank = "警部補" }, Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task Two_officers_may_exchange_their_account_names()
    {
        await Store.PutOfficerAsync(Officer("9000001", "one@example.jp"), Cancellation);
        await Store.PutOfficerAsync(Officer("9000002", "two@example.jp"), Cancellation);

        await Store.PutOfficerAsync(Officer("9000001", "two@example.jp"), Cancellation);
        await Store.PutOfficerAsync(Officer("9000002", "one@example.jp"), Cancellation);

        var people = new PersonStore(Tables);
        (await people.FindByPrincipalNameAsync("one@example.jp", Cancellation))!.Officer.Id.ShouldBe(new OfficerId("9000002"));
        (await people.FindByPrincipalNameAsync("two@example.jp", Cancellation))!.Officer.Id.ShouldBe(new OfficerId("9000001"));
    }

    [Fact]
    public async Task An_interrupted_officer_is_completed_by_running_it_again()
    {
        Hooks.People.OnBefore = call =>
            call.Operation == TableOperation.Transaction
                ? throw new StorageUnavailableException("crash", innerException: null)
                : Task.CompletedTask;
        await Should.ThrowAsync<StorageUnavailableException>(() => Store.PutOfficerAsync(Officer(), Cancellation));
        Hooks.People.OnBefore = null;
        var people = new PersonStore(Tables);
        (await people.FindByPrincipalNameAsync(Officer().UserPrincipalName, Cancellation)).ShouldBeNull();

        (await Store.PutOfficerAsync(Officer(), Cancellation)).ShouldBeTrue();

        (await people.FindByPrincipalNameAsync(Officer().UserPrincipalName, Cancellation)).ShouldNotBeNull();
    }

    private static CouncilImport Large() =>
        Import(Council) with
        {
            Members = [.. Enumerable.Range(1, 250).Select(i => Member($"N{i:D3}"))],
        };

    private void InterruptAt(int transaction)
    {
        var transactions = 0;
        Hooks.Councils.OnBefore = call =>
            call.Operation == TableOperation.Transaction && ++transactions == transaction
                ? throw new StorageUnavailableException("crash", innerException: null)
                : Task.CompletedTask;
    }

    private async Task<IReadOnlyList<bool>> PutEverythingAsync() =>
        [
            await Store.PutStationAsync(Station(), Cancellation),
            await Store.PutOfficerAsync(Officer(), Cancellation),
            await Store.PutCouncilAsync(Import(Council), Cancellation),
        ];

    private async Task<CouncilFacts> FactsAsync() => (await Councils.FindAsync(Council, Cancellation)).ShouldNotBeNull().Facts;

    private async Task CommitAsync(CouncilChange change)
    {
        var loaded = (await Councils.FindAsync(Council, Cancellation))!;
        (await Councils.TryCommitAsync(loaded.Version, change, Cancellation)).ShouldBeTrue();
    }

    private async Task<IReadOnlyList<string>> KeysAsync() =>
        [.. (await Tables.Councils.ReadRangeAsync(Council.Value, "0", "~", Cancellation)).Select(r => r.Key)];
}
