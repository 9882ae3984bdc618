using KobanBot.Bot.Storage;
using KobanBot.Core.Organisation;
using Shouldly;
using Xunit;
using static KobanBot.Support.Storage.StorageSamples;

namespace KobanBot.Support.Storage;

/// <summary>What the port of the people promises, on any table.</summary>
public abstract class PersonStoreContract : StorageContract
{
    private const string Account = "6f1b0c1e-0000-4000-8000-00000000000a";
    private const string OtherAccount = "6f1b0c1e-0000-4000-8000-00000000000b";

    private static readonly OfficerId First = new("9000001");
    private static readonly OfficerId Second = new("9000002");

    private IPersonStore Store => field ??= new PersonStore(Tables);

    [Fact]
    public async Task Who_is_not_in_the_organisations_data_is_not_found()
    {
        (await Store.FindAsync(First, Cancellation)).ShouldBeNull();
        (await Store.FindByEntraAsync(Account, Cancellation)).ShouldBeNull();
        (await Store.FindByPrincipalNameAsync("nobody@example.jp", Cancellation)).ShouldBeNull();
        (await Store.TryLinkAsync(First, Account, Instant, Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task An_officer_comes_back_as_imported()
    {
        await ImportAsync(Officer());

        (await Store.FindAsync(First, Cancellation))!.Officer.ShouldBeLike(Officer());
    }

    [Fact]
    public async Task An_officer_is_found_by_the_accounts_name_in_any_case()
    {
        await ImportAsync(Officer());

        (await Store.FindByPrincipalNameAsync("Shiken.Ichiro@EXAMPLE.jp", Cancellation))!.Officer.Id.ShouldBe(First);
    }

    [Fact]
    public async Task No_key_holds_the_name_of_an_account()
    {
        await ImportAsync(Officer());

        var keys = new List<string>();
        await foreach (var row in Tables.Accounts.ScanAsync("", "\uffff", Cancellation))
        {
            keys.Add(row.Partition);
        }

        keys.ShouldHaveSingleItem().ShouldNotContain("shiken", Case.Insensitive);
    }

    [Fact]
    public async Task A_name_that_a_former_release_kept_is_found_and_replaced_by_the_next_import()
    {
        await ImportAsync(Officer());
        var hashed = await Tables.Accounts.FindAsync(Keys.NamedAccount(Officer().UserPrincipalName), Keys.Link, Cancellation);
        await Tables.Accounts.TryWriteAsync(hashed!.Partition, [RowWrite.Delete(hashed)], Cancellation);
        var former = PartitionRows.Account.Of(Keys.FormerNamedAccount(Officer().UserPrincipalName), new AccountLink(First));
        await Tables.Accounts.TryWriteAsync(former.Partition, [RowWrite.Insert(former)], Cancellation);

        (await Store.FindByPrincipalNameAsync(Officer().UserPrincipalName, Cancellation))!.Officer.Id.ShouldBe(First);
        await ImportAsync(Officer());

        (await Tables.Accounts.FindAsync(former.Partition, Keys.Link, Cancellation)).ShouldBeNull();
        (await Store.FindByPrincipalNameAsync(Officer().UserPrincipalName, Cancellation))!.Officer.Id.ShouldBe(First);
    }

    [Fact]
    public async Task A_change_of_postings_leaves_an_entry_and_an_import_of_the_same_leaves_none()
    {
        await ImportAsync(Officer());
        await ImportAsync(Officer());
        await ImportAsync(Officer() with { Assignments = [] });

        var rows = await Tables.People.ReadRangeAsync(First.Value, Keys.Audit, Keys.After(Keys.Audit), Cancellation);
        var entries = rows.Select(PartitionRows.Audit.Read).ToList();
        entries.Count.ShouldBe(2);
        entries.ShouldAllBe(e => e.What == "rights.import");
        entries.ShouldContain(e => e.Subject == "" && e.Before != null && e.Before.Length > 0);
    }

    [Fact]
    public async Task A_linked_officer_is_found_by_the_account()
    {
        await ImportAsync(Officer());

        (await Store.TryLinkAsync(First, Account, Instant, Cancellation)).ShouldBeTrue();

        var found = await Store.FindByEntraAsync(Account.ToUpperInvariant(), Cancellation);
        found!.Officer.ShouldBeLike(Officer() with { EntraObjectId = Account });
    }

    [Fact]
    public async Task Once_the_link_has_been_seen_a_turn_takes_one_read()
    {
        await ImportAsync(Officer());
        await Store.TryLinkAsync(First, Account, Instant, Cancellation);

        (await ReadsAsync(() => Store.FindByEntraAsync(Account, Cancellation))).ShouldBe(2);
        (await ReadsAsync(() => Store.FindByEntraAsync(Account, Cancellation))).ShouldBe(1);
    }

    [Fact]
    public async Task Linking_again_changes_nothing()
    {
        await ImportAsync(Officer());
        await Store.TryLinkAsync(First, Account, Instant, Cancellation);
        using var calls = StorageCalls.Start();

        (await Store.TryLinkAsync(First, Account, Instant, Cancellation)).ShouldBeTrue();

        calls.Transactions.ShouldBe(0);
    }

    [Fact]
    public async Task Another_account_cannot_take_a_linked_officer()
    {
        await ImportAsync(Officer());
        await Store.TryLinkAsync(First, Account, Instant, Cancellation);

        (await Store.TryLinkAsync(First, OtherAccount, Instant, Cancellation)).ShouldBeFalse();

        (await Store.FindByEntraAsync(OtherAccount, Cancellation)).ShouldBeNull();
        (await Store.FindByEntraAsync(Account, Cancellation)).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_account_cannot_be_two_officers()
    {
        await ImportAsync(Officer());
        await ImportAsync(Officer("9000002", "shiken.jiro@example.jp"));
        await Store.TryLinkAsync(First, Account, Instant, Cancellation);

        (await Store.TryLinkAsync(Second, Account, Instant, Cancellation)).ShouldBeFalse();

        (await Store.FindByEntraAsync(Account, Cancellation))!.Officer.Id.ShouldBe(First);
    }

    [Fact]
    public async Task Of_two_accounts_that_link_one_officer_at_once_only_one_succeeds()
    {
        await ImportAsync(Officer());
        Hooks.People.OnBefore = async call =>
        {
            if (call.Operation == TableOperation.Transaction)
            {
                Hooks.People.OnBefore = null;
                (await new PersonStore(Tables).TryLinkAsync(First, OtherAccount, Instant, Cancellation)).ShouldBeTrue();
            }
        };

        (await Store.TryLinkAsync(First, Account, Instant, Cancellation)).ShouldBeFalse();

        (await Store.FindByEntraAsync(Account, Cancellation)).ShouldBeNull();
        (await Store.FindByEntraAsync(OtherAccount, Cancellation))!.Officer.Id.ShouldBe(First);
    }

    [Fact]
    public async Task A_link_that_a_crash_left_half_is_no_link_and_repeating_completes_it()
    {
        await ImportAsync(Officer());
        Hooks.People.OnBefore = call =>
            call.Operation == TableOperation.Transaction
                ? throw new StorageUnavailableException("crash", innerException: null)
                : Task.CompletedTask;
        await Should.ThrowAsync<StorageUnavailableException>(() => Store.TryLinkAsync(First, Account, Instant, Cancellation));
        Hooks.People.OnBefore = null;

        (await Store.FindByEntraAsync(Account, Cancellation)).ShouldBeNull();
        (await Store.TryLinkAsync(First, Account, Instant, Cancellation)).ShouldBeTrue();

        (await Store.FindByEntraAsync(Account, Cancellation))!.Officer.Id.ShouldBe(First);
    }

    [Fact]
    public async Task A_half_link_to_another_officer_does_not_keep_an_account()
    {
        await ImportAsync(Officer());
        await ImportAsync(Officer("9000002", "shiken.jiro@example.jp"));
        Hooks.People.OnBefore = call =>
            call.Operation == TableOperation.Transaction
                ? throw new StorageUnavailableException("crash", innerException: null)
                : Task.CompletedTask;
        await Should.ThrowAsync<StorageUnavailableException>(() => Store.TryLinkAsync(First, Account, Instant, Cancellation));
        Hooks.People.OnBefore = null;

        (await Store.TryLinkAsync(Second, Account, Instant, Cancellation)).ShouldBeTrue();

        (await Store.FindByEntraAsync(Account, Cancellation))!.Officer.Id.ShouldBe(Second);
    }

    [Fact]
    public async Task A_link_that_another_replica_moved_is_followed_although_the_old_one_was_remembered()
    {
        await ImportAsync(Officer());
        await ImportAsync(Officer("9000002", "shiken.jiro@example.jp"));
        await Store.TryLinkAsync(First, Account, Instant, Cancellation);
        await Store.FindByEntraAsync(Account, Cancellation);
        await ImportAsync(Officer(name: "renamed@example.jp"));
        await new PersonStore(Tables).TryLinkAsync(Second, Account, Instant, Cancellation);

        (await Store.FindByEntraAsync(Account, Cancellation))!.Officer.Id.ShouldBe(Second);
    }

    [Fact]
    public async Task A_remembered_link_does_not_outlive_the_accounts_name()
    {
        await ImportAsync(Officer());
        await Store.TryLinkAsync(First, Account, Instant, Cancellation);
        await Store.FindByEntraAsync(Account, Cancellation);

        await ImportAsync(Officer(name: "renamed@example.jp"));

        (await Store.FindByEntraAsync(Account, Cancellation)).ShouldBeNull();
        (await Store.FindByPrincipalNameAsync("shiken.ichiro@example.jp", Cancellation)).ShouldBeNull();
        (await Store.FindByPrincipalNameAsync("renamed@example.jp", Cancellation))!.Officer.Id.ShouldBe(First);
    }

    [Fact]
    public async Task A_conversation_reference_is_remembered()
    {
        await ImportAsync(Officer());

        await Store.RememberReferenceAsync(First, OddText, Cancellation);

        (await new PersonStore(Tables).FindAsync(First, Cancellation))!.Reference.ShouldBe(OddText);
    }

    [Fact]
    public async Task The_same_reference_is_written_once()
    {
        await ImportAsync(Officer());
        await Store.RememberReferenceAsync(First, "reference", Cancellation);
        var other = new PersonStore(Tables);
        using var calls = StorageCalls.Start();

        await Store.RememberReferenceAsync(First, "reference", Cancellation);
        calls.Reads.ShouldBe(0);
        await other.RememberReferenceAsync(First, "reference", Cancellation);

        calls.Transactions.ShouldBe(0);
    }

    [Fact]
    public async Task Who_stores_a_reference_learns_that_it_was_news_and_nobody_else_does()
    {
        await ImportAsync(Officer());

        var news = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => new PersonStore(Tables).RememberReferenceAsync(First, "reference", Cancellation))
        );

        news.Count(n => n).ShouldBe(1);
        (await Store.RememberReferenceAsync(First, "reference", Cancellation)).ShouldBeFalse();
        (await Store.RememberReferenceAsync(First, "another", Cancellation)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_loaded_reference_needs_no_look_up_when_it_comes_again()
    {
        await ImportAsync(Officer());
        await new PersonStore(Tables).RememberReferenceAsync(First, "reference", Cancellation);
        await Store.FindAsync(First, Cancellation);

        (await ReadsAsync(() => Store.RememberReferenceAsync(First, "reference", Cancellation))).ShouldBe(0);
    }

    [Fact]
    public async Task A_changed_reference_replaces_the_old_one_even_when_another_replica_wrote_it()
    {
        await ImportAsync(Officer());
        await Store.RememberReferenceAsync(First, "one", Cancellation);
        var other = new PersonStore(Tables);
        await other.RememberReferenceAsync(First, "two", Cancellation);
        await Store.FindAsync(First, Cancellation);

        await Store.RememberReferenceAsync(First, "one", Cancellation);

        (await other.FindAsync(First, Cancellation))!.Reference.ShouldBe("one");
    }

    private async Task ImportAsync(Officer officer) =>
        await new ImportStore(Tables, TimeProvider.System).PutOfficerAsync(officer, Cancellation);

    private static async Task<int> ReadsAsync(Func<Task> work)
    {
        using var calls = StorageCalls.Start();
        await work();
        return calls.Reads;
    }
}
