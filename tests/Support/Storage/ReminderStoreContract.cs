using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Reminders;
using Shouldly;
using Xunit;
using static KobanBot.Support.Storage.StorageSamples;

namespace KobanBot.Support.Storage;

/// <summary>What the port of digests and ledgers promises, on any table.</summary>
public abstract class ReminderStoreContract : StorageContract
{
    private static readonly OfficerId Id = new("9000001");
    private static readonly DateOnly Today = new(2026, 11, 24);

    private IReminderStore Store => field ??= new ReminderStore(Tables);

    [Fact]
    public async Task Who_is_not_in_the_organisations_data_has_no_digest() =>
        (await Store.FindReaderAsync(Id, Today, Cancellation)).ShouldBeNull();

    [Fact]
    public async Task Who_was_never_told_anything_has_an_empty_ledger()
    {
        var reader = await ImportedAsync();

        reader.Officer.ShouldBeLike(Officer());
        reader.Reference.ShouldBeNull();
        reader.State.ShouldBeLike(new ReaderState());
    }

    [Fact]
    public async Task Everything_comes_back_as_it_was_written()
    {
        var reader = await ImportedAsync();

        (await Store.TryPutAsync(reader.Version, Everything(), Cancellation)).ShouldBeTrue();

        (await LoadAsync()).State.ShouldBeLike(
            new ReaderState
            {
                Digest = Digest(),
                Ledger = Ledger(),
                Preferences = Preferences(),
                Unreachable = Unreachable(),
                Standing = Standing(),
            }
        );
    }

    [Fact]
    public async Task A_reader_above_all_stations_of_a_country_may_have_been_told_of_thousands_of_matters()
    {
        var reader = await ImportedAsync();
        var entries = Enumerable
            .Range(0, 12_100)
            .Select(n => new LedgerEntry($"TooFewMembers|{n:00000}|2026-10-0{n % 9 + 1}|", "S+0", Today, Today, 1, "委員5人未満"))
            .ToList();
        var announced = entries.Select(e => new Announcement(e.Key, e.Stage)).ToList();

        var change = new ReaderChange { Ledger = new Ledger(entries), Digest = Digest() with { Announced = announced } };
        (await Store.TryPutAsync(reader.Version, change, Cancellation)).ShouldBeTrue();

        var state = (await LoadAsync()).State;
        state.Ledger.Entries.ShouldBe(entries);
        state.Digest!.Announced.ShouldBe(announced); // Written above.
    }

    [Fact]
    public async Task The_digest_of_a_day_is_inserted_once()
    {
        await ImportedAsync();
        var (first, second) = (await LoadAsync(), await LoadAsync());

        (await Store.TryPutAsync(first.Version, Of(Claim(1)), Cancellation)).ShouldBeTrue();
        (await Store.TryPutAsync(second.Version, Of(Claim(2)), Cancellation)).ShouldBeFalse();

        (await LoadAsync()).State.Digest!.Attempts.ShouldBe(1); // The first claim.
    }

    [Fact]
    public async Task A_claim_that_another_has_taken_over_cannot_be_ended()
    {
        var reader = await ImportedAsync();
        await Store.TryPutAsync(reader.Version, Of(Claim(1)), Cancellation);
        var slow = await LoadAsync();
        await Store.TryPutAsync((await LoadAsync()).Version, Of(Claim(2)), Cancellation);

        var ended = await Store.TryPutAsync(
            slow.Version,
            new ReaderChange { Digest = Claim(1) with { State = DigestState.Sent }, Ledger = Ledger() },
            Cancellation
        );

        ended.ShouldBeFalse();
        (await LoadAsync()).State.Ledger.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_day_has_a_digest_of_its_own_and_the_older_ones_stay()
    {
        var reader = await ImportedAsync();
        await Store.TryPutAsync(reader.Version, Of(Claim(1) with { State = DigestState.Sent }), Cancellation);

        var tomorrow = (await Store.FindReaderAsync(Id, Today.AddDays(1), Cancellation))!; // Imported.
        tomorrow.State.Digest.ShouldBeNull();
        await Store.TryPutAsync(tomorrow.Version, Of(Claim(3) with { Day = Today.AddDays(1) }), Cancellation);

        (await LoadAsync()).State.Digest!.State.ShouldBe(DigestState.Sent); // Put first.
        (await Store.FindReaderAsync(Id, Today.AddDays(1), Cancellation))!.State.Digest!.Attempts.ShouldBe(3); // Put second.
    }

    [Theory]
    [InlineData("2026-12-31", "2027-01-01")]
    [InlineData("2026-02-28", "2026-03-01")]
    [InlineData("2028-02-29", "2028-03-01")]
    public async Task The_next_day_is_another_digest_at_every_end_of_a_month(string day, string next)
    {
        await ImportedAsync();
        var (first, second) = (Parse(day), Parse(next));
        var reader = (await Store.FindReaderAsync(Id, first, Cancellation))!; // Imported.
        await Store.TryPutAsync(reader.Version, Of(Claim(1) with { Day = first }), Cancellation);

        (await Store.FindReaderAsync(Id, second, Cancellation))!.State.Digest.ShouldBeNull(); // Imported.
        (await Store.FindReaderAsync(Id, first, Cancellation))!.State.Digest.ShouldNotBeNull(); // Imported.
    }

    [Fact]
    public async Task However_many_digests_there_were_a_reader_is_one_read_of_few_rows()
    {
        await ImportedAsync();
        for (var day = Today.AddDays(-60); day <= Today; day = day.AddDays(1))
        {
            var reader = (await Store.FindReaderAsync(Id, day, Cancellation))!; // Imported.
            await Store.TryPutAsync(
                reader.Version,
                new ReaderChange { Digest = Digest() with { Day = day }, Ledger = Ledger() },
                Cancellation
            );
        }

        using var calls = StorageCalls.Start();
        await LoadAsync();

        calls.Reads.ShouldBe(1);
        var rows = await Tables.People.ReadRangeAsync(Keys.Of(Id), Keys.Live, Keys.OfDigest(Today) + " ", Cancellation);
        rows.Count.ShouldBeLessThanOrEqualTo(5);
    }

    [Fact]
    public async Task What_a_person_sets_does_not_lose_against_the_digest()
    {
        var reader = await ImportedAsync();
        await Store.TryPutAsync(reader.Version, Of(Claim(1)), Cancellation);

        (await Store.TryPutAsync(reader.Version, new ReaderChange { Preferences = Preferences() }, Cancellation)).ShouldBeTrue();
    }

    private static ReaderChange Everything() =>
        new()
        {
            Digest = Digest(),
            Ledger = Ledger(),
            Preferences = Preferences(),
            Unreachable = Unreachable(),
            Standing = Standing(),
        };

    private static ReaderChange Of(DigestRecord digest) => new() { Digest = digest };

    private static DigestRecord Claim(int attempts) =>
        new(Today, DigestState.Claimed) { LeasedUntil = Instant.AddSeconds(45), Attempts = attempts };

    private static DateOnly Parse(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private async Task<LoadedReader> ImportedAsync()
    {
        await new ImportStore(Tables, TimeProvider.System).PutOfficerAsync(Officer(), Cancellation);
        return await LoadAsync();
    }

    private async Task<LoadedReader> LoadAsync() => (await Store.FindReaderAsync(Id, Today, Cancellation))!; // Imported.
}
