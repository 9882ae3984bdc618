using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using Shouldly;
using Xunit;
using static KobanBot.Support.Storage.StorageSamples;

namespace KobanBot.Support.Storage;

/// <summary>What the port of postings promises, on any table.</summary>
public abstract class PersonnelStoreContract : StorageContract
{
    private const string Account = "6f1b0c1e-0000-4000-8000-00000000000a";

    private static readonly OfficerId Id = new("9000001");
    private static readonly PartitionAddress Address = new(PartitionKind.Person, "9000001");

    private IPersonnelStore Store => field ??= new PersonnelStore(Tables);

    private PersonStore People => field ??= new PersonStore(Tables);

    private AuditStore Audits => field ??= new AuditStore(Tables);

    [Fact]
    public async Task A_posting_is_changed_with_its_line_and_the_account_stays_linked()
    {
        await new ImportStore(Tables).PutOfficerAsync(Officer(), Cancellation);
        (await People.TryLinkAsync(Id, Account, Instant, Cancellation)).ShouldBeTrue();
        var loaded = (await Store.FindAsync(Id, Cancellation)).ShouldNotBeNull();
        var moved = Officer() with { Assignments = [Officer().Assignments[0] with { Unit = "B0102" }] };

        (await Store.TryCommitAsync(loaded.Version, new PersonnelChange(moved, Audit(1)), Cancellation)).ShouldBeTrue();

        var found = (await People.FindByEntraAsync(Account, Cancellation)).ShouldNotBeNull();
        found.Officer.ShouldBeLike(moved with { EntraObjectId = Account });
        (await Audits.ContainsAsync(Address, Audit(1), Cancellation)).ShouldBeTrue();
        (await Audits.ContainsAsync(Address, Audit(2), Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task Of_two_changes_of_one_version_the_second_fails()
    {
        await new ImportStore(Tables).PutOfficerAsync(Officer(), Cancellation);
        var loaded = (await Store.FindAsync(Id, Cancellation)).ShouldNotBeNull();

        (await Store.TryCommitAsync(loaded.Version, new PersonnelChange(Officer(), Audit(1)), Cancellation)).ShouldBeTrue();
        (await Store.TryCommitAsync(loaded.Version, new PersonnelChange(Officer(), Audit(2)), Cancellation)).ShouldBeFalse();

        (await Audits.ContainsAsync(Address, Audit(2), Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_line_is_written_once()
    {
        await new ImportStore(Tables).PutOfficerAsync(Officer(), Cancellation);
        var first = (await Store.FindAsync(Id, Cancellation)).ShouldNotBeNull();
        await Store.TryCommitAsync(first.Version, new PersonnelChange(Officer(), Audit(1)), Cancellation);

        var again = (await Store.FindAsync(Id, Cancellation)).ShouldNotBeNull();
        (await Store.TryCommitAsync(again.Version, new PersonnelChange(Officer(), Audit(1)), Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task Who_is_new_is_found_by_the_accounts_name()
    {
        (await Store.FindAsync(Id, Cancellation)).ShouldBeNull();

        (await Store.TryCommitAsync(null, new PersonnelChange(Officer(), Audit(1)), Cancellation)).ShouldBeTrue();

        (await People.FindByPrincipalNameAsync(Officer().UserPrincipalName, Cancellation))
            .ShouldNotBeNull()
            .Officer.ShouldBeLike(Officer());
        (await Store.TryCommitAsync(null, new PersonnelChange(Officer(), Audit(2)), Cancellation)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_name_of_somebody_elses_account_is_not_taken()
    {
        await new ImportStore(Tables).PutOfficerAsync(Officer(), Cancellation);
        var other = Officer("9000002", Officer().UserPrincipalName);

        (await Store.TryCommitAsync(null, new PersonnelChange(other, Audit(1)), Cancellation)).ShouldBeFalse();

        (await Store.FindAsync(new OfficerId("9000002"), Cancellation)).ShouldBeNull();
    }
}
