using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;

namespace KobanBot.Bot.Storage;

/// <summary>What the head row of a person holds.</summary>
internal sealed record PersonHead(Officer Officer, DateTimeOffset? LinkedAt);

/// <summary>What an account's row says; the person's head row has the last word.</summary>
internal sealed record AccountLink(OfficerId Officer);

/// <summary>
/// Police users in table storage: one partition each, found through rows that lead from an account to the officer. These rows may be
/// older than the truth, so whoever follows one compares it with the person's head row.
/// </summary>
internal sealed class PersonStore(StorageTables tables) : IPersonStore
{
    private readonly ITable _people = tables.People;
    private readonly ITable _accounts = tables.Accounts;

    // Two generations of 10,000: as many people as may use the bot, and no more memory than that.
    private readonly RecentMap _officerOfAccount = new(capacity: 10_000);
    private readonly RecentMap _references = new(capacity: 10_000);

    public async Task<LoadedOfficer?> FindByEntraAsync(string entraObjectId, CancellationToken cancellation)
    {
        var account = Keys.EntraAccount(entraObjectId);
        if (_officerOfAccount.Find(account) is { } known)
        {
            if (await LoadAsync(new OfficerId(known), cancellation) is { } person && IsLinked(person, entraObjectId))
            {
                return person.Loaded;
            }

            _officerOfAccount.Forget(account);
        }

        if (
            await FindLinkAsync(account, cancellation) is not { } link
            || await LoadAsync(link.Officer, cancellation) is not { } linked
            || !IsLinked(linked, entraObjectId)
        )
        {
            return null;
        }

        _officerOfAccount.Remember(account, link.Officer.Value);
        return linked.Loaded;
    }

    public async Task<LoadedOfficer?> FindByPrincipalNameAsync(string userPrincipalName, CancellationToken cancellation) =>
        (
            await FindLinkAsync(Keys.NamedAccount(userPrincipalName), cancellation)
            ?? await FindLinkAsync(Keys.FormerNamedAccount(userPrincipalName), cancellation)
        )
            is { } link
        && await LoadAsync(link.Officer, cancellation) is { } person
        && string.Equals(person.Head.Officer.UserPrincipalName, userPrincipalName, StringComparison.OrdinalIgnoreCase)
            ? person.Loaded
            : null;

    public async Task<LoadedOfficer?> FindAsync(OfficerId id, CancellationToken cancellation) =>
        (await LoadAsync(id, cancellation))?.Loaded;

    /// <summary>
    /// The account's row is written first and the head last: what a crash leaves between them is no link yet, and repeating completes it.
    /// </summary>
    public async Task<bool> TryLinkAsync(OfficerId id, string entraObjectId, DateTimeOffset at, CancellationToken cancellation)
    {
        if (
            await LoadAsync(id, cancellation) is not { } person
            || (person.Head.Officer.EntraObjectId is not null && !IsLinked(person, entraObjectId))
            || !await TryLeadAsync(id, entraObjectId, cancellation)
        )
        {
            return false;
        }

        if (IsLinked(person, entraObjectId))
        {
            return true;
        }

        var head = new PersonHead(person.Head.Officer with { EntraObjectId = entraObjectId }, at);
        var row = PartitionRows.Person.Of(Keys.Of(id), head);
        return await _people.TryWriteAsync(row.Partition, [RowWrite.Put(row, person.Row)], cancellation);
    }

    public async Task<bool> RememberReferenceAsync(OfficerId id, string reference, CancellationToken cancellation)
    {
        // Loading a person keeps this current, so most turns end here.
        if (_references.Find(id.Value) == reference)
        {
            return false;
        }

        var rows = await _people.ReadRangeAsync(Keys.Of(id), Keys.Reference, Keys.Unreachable + " ", cancellation);
        var (stored, unreachable) = (
            rows.FirstOrDefault(r => r.Key == Keys.Reference),
            rows.FirstOrDefault(r => r.Key == Keys.Unreachable)
        );
        List<RowWrite> writes = [];
        if (stored is null || PartitionRows.Reference.Read(stored) != reference)
        {
            writes.Add(RowWrite.Put(PartitionRows.Reference.Of(Keys.Of(id), reference), stored));
        }

        // Who speaks from an address can be reached there, whatever became of the last message.
        if (unreachable is not null && PartitionRows.Unreachable.Read(unreachable) is var past && past.Reference == reference)
        {
            writes.Add(RowWrite.Put(PartitionRows.Unreachable.Of(Keys.Of(id), past with { Reference = null }), unreachable));
        }

        if (writes.Count == 0)
        {
            _references.Remember(id.Value, reference);
            return false;
        }

        // Losing means that another turn of this person has just stored where it came from: as good as this one.
        var won = await _people.TryWriteAsync(Keys.Of(id), writes, cancellation);
        if (won)
        {
            _references.Remember(id.Value, reference);
        }

        return won;
    }

    private static bool IsLinked(Person person, string entraObjectId) =>
        string.Equals(person.Head.Officer.EntraObjectId, entraObjectId, StringComparison.OrdinalIgnoreCase);

    private async Task<Person?> LoadAsync(OfficerId id, CancellationToken cancellation)
    {
        var rows = await _people.ReadRangeAsync(Keys.Of(id), Keys.Live, Keys.LiveEnd, cancellation);
        if (rows.FirstOrDefault(r => r.Key == Keys.Head) is not { } head)
        {
            return null;
        }

        var reference = rows.FirstOrDefault(r => r.Key == Keys.Reference) is { } row ? PartitionRows.Reference.Read(row) : null;
        var isOutOfReach =
            rows.FirstOrDefault(r => r.Key == Keys.Unreachable) is { } past && PartitionRows.Unreachable.Read(past).Reference == reference;
        if (reference is not null && !isOutOfReach)
        {
            _references.Remember(id.Value, reference);
        }
        else
        {
            _references.Forget(id.Value);
        }

        // What a newer release has kept is none for this one: a form that is not shown again must not lock its owner out.
        var forms = rows.Where(r => r.Key.StartsWith(Keys.Form, StringComparison.Ordinal) && PartitionRows.Form.Reads(r));
        return new Person(PartitionRows.Person.Read(head), head, reference, isOutOfReach)
        {
            Forms = [.. forms.Select(PartitionRows.Form.Read)],
            Shown = rows.FirstOrDefault(r => r.Key == Keys.Shown && PartitionRows.Shown.Reads(r)) is { ETag: { } version } shown
                ? new StoredList(PartitionRows.Shown.Read(shown), version)
                : null,
        };
    }

    private async Task<AccountLink?> FindLinkAsync(string account, CancellationToken cancellation) =>
        await _accounts.FindAsync(account, Keys.Link, cancellation) is { } row ? PartitionRows.Account.Read(row) : null;

    /// <summary>Makes an account lead to an officer. False when it leads to another one who is linked to it, or somebody was faster.</summary>
    private async Task<bool> TryLeadAsync(OfficerId id, string entraObjectId, CancellationToken cancellation)
    {
        var row = PartitionRows.Account.Of(Keys.EntraAccount(entraObjectId), new AccountLink(id));
        var stored = await _accounts.FindAsync(row.Partition, row.Key, cancellation);
        if (stored is not null)
        {
            var other = PartitionRows.Account.Read(stored).Officer;
            if (other == id)
            {
                return true;
            }

            if (await LoadAsync(other, cancellation) is { } person && IsLinked(person, entraObjectId))
            {
                return false;
            }
        }

        return await _accounts.TryWriteAsync(row.Partition, [RowWrite.Put(row, stored)], cancellation);
    }

    private sealed record Person(PersonHead Head, Row Row, string? Reference, bool IsOutOfReach)
    {
        public IReadOnlyList<KeptForm> Forms { get; init; } = [];

        public StoredList? Shown { get; init; }

        public LoadedOfficer Loaded =>
            new(Head.Officer, Reference)
            {
                IsOutOfReach = IsOutOfReach,
                Forms = Forms,
                Shown = Shown,
            };
    }
}
