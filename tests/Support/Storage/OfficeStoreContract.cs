using KobanBot.Bot.Storage;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using Shouldly;
using Xunit;
using static KobanBot.Support.Storage.StorageSamples;

namespace KobanBot.Support.Storage;

/// <summary>What the port of the offices promises, on any table.</summary>
public abstract class OfficeStoreContract : StorageContract
{
    private const string Unit = "01";

    private IOfficeStore Store => field ??= new OfficeStore(Tables);

    private IImportStore Import => field ??= new ImportStore(Tables);

    [Fact]
    public async Task An_office_that_nobody_imported_is_not_found()
    {
        (await Store.FindAsync(Unit, Cancellation)).ShouldBeNull();
        (await UnitsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_station_that_is_in_no_list_of_offices_is_none()
    {
        await Import.PutStationAsync(Station(), Cancellation);

        (await Store.FindAsync(Unit, Cancellation)).ShouldBeNull();
        (await UnitsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_comes_back_as_it_was_written()
    {
        var loaded = await ImportedAsync();

        var committed = await Store.TryCommitAsync(
            loaded.Version,
            new OfficeChange
            {
                Audit = Audit(1),
                Writes =
                [
                    new OfficeWrite.PutFulfilment(Fulfilment()),
                    new OfficeWrite.PutFulfilment(Fulfilment(withdrawn: true)),
                    new OfficeWrite.PutReminderMark(Mark()),
                    new OfficeWrite.PutMorning(Morning()),
                    new OfficeWrite.PutChannel(Channel()),
                    new OfficeWrite.PutSwitch(Switch()),
                ],
            },
            Cancellation
        );

        committed.ShouldBeTrue();
        var facts = (await LoadAsync()).Facts;
        facts.Directory.ShouldBeLike(Directory());
        facts.Station!.ShouldBeLike(Station()); // Imported.
        facts.Fulfilments.ShouldBeLike([Fulfilment(), Fulfilment(withdrawn: true)]);
        facts.ReminderMarks.ShouldBeLike([Mark()]);
        facts.Morning!.ShouldBeLike(Morning()); // Just written.
        facts.Channels.ShouldBeLike([Channel()]);
        facts.Switch!.ShouldBeLike(Switch()); // Just written.
    }

    [Fact]
    public async Task Of_two_changes_that_decisions_depend_on_the_second_fails_whatever_rows_they_write()
    {
        var loaded = await ImportedAsync();
        var other = Fulfilment() with { Day = Fulfilment().Day.AddDays(-1) };

        (await Store.TryCommitAsync(loaded.Version, Change(new OfficeWrite.PutFulfilment(Fulfilment())), Cancellation)).ShouldBeTrue();
        (await Store.TryCommitAsync(loaded.Version, Change(new OfficeWrite.PutFulfilment(other)), Cancellation)).ShouldBeFalse();

        (await LoadAsync()).Facts.Fulfilments.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_no_decision_depends_on_stops_nothing_but_itself()
    {
        var loaded = await ImportedAsync();

        (await Store.TryCommitAsync(loaded.Version, Change(new OfficeWrite.PutMorning(Morning())), Cancellation)).ShouldBeTrue();
        (await Store.TryCommitAsync(loaded.Version, Change(new OfficeWrite.PutFulfilment(Fulfilment())), Cancellation)).ShouldBeTrue();
        (await Store.TryCommitAsync(loaded.Version, Change(new OfficeWrite.PutChannel(Channel())), Cancellation)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_sequence_is_unfinished_until_it_is_over_and_then_history()
    {
        var loaded = await ImportedAsync();
        await Store.TryCommitAsync(loaded.Version, Change(new OfficeWrite.PutTransfer(Transfer())), Cancellation);

        (await Store.FindUnfinishedAsync(Cancellation).ToListAsync(Cancellation)).ShouldBe([Unit]);
        var begun = await LoadAsync();
        begun.Facts.Transfers.ShouldBeLike([Transfer()]);
        var over = new OfficeWrite.PutTransfer(Transfer().Next(null));
        (await Store.TryCommitAsync(begun.Version, Change(over), Cancellation)).ShouldBeTrue();
        (await Store.TryCommitAsync(begun.Version, Change(over), Cancellation)).ShouldBeFalse();

        (await LoadAsync()).Facts.Transfers.ShouldBeEmpty();
        (await Store.FindUnfinishedAsync(Cancellation).ToListAsync(Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_written_again_replaces_what_was_there()
    {
        var loaded = await ImportedAsync();
        await Store.TryCommitAsync(loaded.Version, Change(new OfficeWrite.PutMorning(Morning())), Cancellation);

        var next = Morning() with { IsDone = true, LeasedUntil = null };
        (await Store.TryCommitAsync((await LoadAsync()).Version, Change(new OfficeWrite.PutMorning(next)), Cancellation)).ShouldBeTrue();

        (await LoadAsync()).Facts.Morning!.ShouldBeLike(next); // Just written.
    }

    [Fact]
    public async Task Of_two_claims_of_one_morning_one_is_stored()
    {
        await ImportedAsync();
        var (first, second) = (await LoadAsync(), await LoadAsync());

        (await Store.TryCommitAsync(first.Version, Change(new OfficeWrite.PutMorning(Morning())), Cancellation)).ShouldBeTrue();
        var lost = await Store.TryCommitAsync(
            second.Version,
            Change(new OfficeWrite.PutMorning(Morning() with { By = "other" })),
            Cancellation
        );

        lost.ShouldBeFalse();
        (await LoadAsync()).Facts.Morning!.By.ShouldBe(Morning().By); // The first claim.
    }

    [Fact]
    public async Task Of_two_renewals_of_one_lease_one_is_stored()
    {
        var loaded = await ImportedAsync();
        await Store.TryCommitAsync(loaded.Version, Change(new OfficeWrite.PutMorning(Morning())), Cancellation);
        var (first, second) = (await LoadAsync(), await LoadAsync());

        (
            await Store.TryCommitAsync(first.Version, Change(new OfficeWrite.PutMorning(Morning() with { Sent = 1 })), Cancellation)
        ).ShouldBeTrue();
        (
            await Store.TryCommitAsync(second.Version, Change(new OfficeWrite.PutMorning(Morning() with { Sent = 2 })), Cancellation)
        ).ShouldBeFalse();

        (await LoadAsync()).Facts.Morning!.Sent.ShouldBe(1); // The first.
    }

    [Fact]
    public async Task A_change_of_one_row_does_not_lose_against_a_change_of_another()
    {
        await ImportedAsync();
        var (first, second) = (await LoadAsync(), await LoadAsync());

        (await Store.TryCommitAsync(first.Version, Change(new OfficeWrite.PutMorning(Morning())), Cancellation)).ShouldBeTrue();
        (await Store.TryCommitAsync(second.Version, Change(new OfficeWrite.PutFulfilment(Fulfilment())), Cancellation)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_change_that_loses_writes_nothing_of_itself()
    {
        await ImportedAsync();
        var (first, second) = (await LoadAsync(), await LoadAsync());
        await Store.TryCommitAsync(first.Version, Change(new OfficeWrite.PutSwitch(Switch())), Cancellation);

        await Store.TryCommitAsync(
            second.Version,
            Change(new OfficeWrite.PutFulfilment(Fulfilment()), new OfficeWrite.PutSwitch(Switch() with { IsStopped = false })),
            Cancellation
        );

        var facts = (await LoadAsync()).Facts;
        facts.Fulfilments.ShouldBeEmpty();
        facts.Switch!.IsStopped.ShouldBeTrue(); // The first.
    }

    [Fact]
    public async Task Every_office_of_the_list_is_found_in_one_scan_whatever_its_name()
    {
        foreach (var unit in new[] { "01", "HQ", nameof(Area.Kushiro), "署/一" })
        {
            await Import.PutDirectoryAsync(Directory(unit), Cancellation);
        }

        (await UnitsAsync()).ShouldBe(["01", "HQ", nameof(Area.Kushiro), "署/一"], ignoreOrder: true);
        (await Store.FindAsync("署/一", Cancellation))!.Facts.Directory.ShouldBeLike(Directory("署/一")); // Just listed.
    }

    [Fact]
    public async Task Loading_an_office_is_one_read()
    {
        await ImportedAsync();
        using var calls = StorageCalls.Start();

        await LoadAsync();

        (calls.Reads, calls.Transactions, calls.Scans).ShouldBe((1, 0, 0));
    }

    [Fact]
    public async Task What_a_newer_release_has_written_is_refused_for_its_kind_alone()
    {
        await ImportedAsync();
        await Tables.Stations.TryWriteAsync(Unit, [RowWrite.Insert(new Row(Unit, "1switch", 2, "{}"))], Cancellation);
        await Tables.Stations.TryWriteAsync(Unit, [RowWrite.Insert(new Row(Unit, "1later|1", 1, "{}"))], Cancellation);

        var loaded = await LoadAsync();

        loaded.Facts.Morning.ShouldBeNull();
        Should.Throw<UnreadableFactException>(() => loaded.Facts.Switch).Message.ShouldContain("1switch");
        await Should.ThrowAsync<UnreadableFactException>(() =>
            Store.TryCommitAsync(loaded.Version, Change(new OfficeWrite.PutSwitch(Switch())), Cancellation)
        );
        (await Store.TryCommitAsync(loaded.Version, Change(new OfficeWrite.PutMorning(Morning())), Cancellation)).ShouldBeTrue();
        (await Tables.Stations.FindAsync(Unit, "1switch", Cancellation))!.Body.ShouldBe("{}");
    }

    [Theory]
    [InlineData("1head")]
    [InlineData("1directory")]
    public async Task An_import_leaves_what_a_newer_release_has_written(string key)
    {
        await ImportedAsync();
        var row = (await Tables.Stations.FindAsync(Unit, key, Cancellation))!;
        var newer = row with { Schema = 2, Body = "{}" };
        (await Tables.Stations.TryWriteAsync(Unit, [RowWrite.Put(newer, row)], Cancellation)).ShouldBeTrue();

        await Should.ThrowAsync<UnreadableFactException>(async () =>
        {
            await Import.PutStationAsync(Station(), Cancellation);
            await Import.PutDirectoryAsync(Directory(), Cancellation);
        });

        (await Tables.Stations.FindAsync(Unit, key, Cancellation))!.Body.ShouldBe("{}");
    }

    [Fact]
    public async Task The_last_eight_commands_are_kept_with_their_answers()
    {
        await ImportedAsync();
        for (var i = 1; i <= 9; i++)
        {
            (await CommitAsync(await LoadAsync(), Answer(i), Fulfilment())).ShouldBeTrue();
        }

        (await LoadAsync()).Facts.Answers.ShouldBe(Enumerable.Range(2, 8).Select(i => Answer(i)));
    }

    [Fact]
    public async Task Of_two_commands_on_one_version_one_is_stored_and_nothing_of_the_other()
    {
        await ImportedAsync();
        var (first, second) = (await LoadAsync(), await LoadAsync());

        (await CommitAsync(first, Answer(1), Fulfilment())).ShouldBeTrue();
        (await CommitAsync(second, Answer(1), Fulfilment(withdrawn: true))).ShouldBeFalse();

        (await LoadAsync()).Facts.Fulfilments.ShouldBeLike([Fulfilment()]);
    }

    [Fact]
    public async Task A_morning_does_not_lose_against_a_command()
    {
        await ImportedAsync();
        var (first, second) = (await LoadAsync(), await LoadAsync());

        (await CommitAsync(first, Answer(1), Fulfilment())).ShouldBeTrue();
        (await Store.TryCommitAsync(second.Version, Change(new OfficeWrite.PutMorning(Morning())), Cancellation)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_command_has_one_effect_and_the_same_answer_again()
    {
        await ImportedAsync();
        var commands = new Commands<LoadedOffice, OfficeChange>(new OfficePartition(Store, Unit));
        var decisions = 0;
        Task<CommandResult<OfficeChange>> RunAsync(OfficerId by) =>
            commands.RunAsync(
                new Command(Id(1), "digest"),
                by,
                _ => null,
                (_, _) =>
                    ValueTask.FromResult(
                        new Decision<OfficeChange>(
                            new OfficeChange { Audit = Audit(1), Writes = [new OfficeWrite.PutFulfilment(Fulfilment())] },
                            $"answer {++decisions}"
                        )
                    ),
                Cancellation
            );

        (await RunAsync(Lead)).ShouldBeOfType<CommandResult<OfficeChange>.Done>().Answer.ShouldBe("answer 1");
        (await RunAsync(Lead)).ShouldBe(new CommandResult<OfficeChange>.Repeated("answer 1"));
        (await RunAsync(new OfficerId("another"))).ShouldBeOfType<CommandResult<OfficeChange>.UsedUp>();
        decisions.ShouldBe(1);
    }

    [Fact]
    public async Task Answers_that_a_newer_release_has_written_stay_and_the_rest_of_the_office_goes_on()
    {
        await ImportedAsync();
        await Tables.Stations.TryWriteAsync(Unit, [RowWrite.Insert(new Row(Unit, "1answers", 2, "{}"))], Cancellation);

        var loaded = await LoadAsync();

        loaded.Facts.Answers.ShouldBeEmpty();
        await Should.ThrowAsync<UnreadableFactException>(() => CommitAsync(loaded, Answer(1), Fulfilment()));
        (await Store.TryCommitAsync(loaded.Version, Change(new OfficeWrite.PutMorning(Morning())), Cancellation)).ShouldBeTrue();
        (await Tables.Stations.FindAsync(Unit, "1answers", Cancellation))!.Body.ShouldBe("{}"); // Inserted above.
    }

    private Task<bool> CommitAsync(LoadedOffice loaded, AnsweredCommand answer, Fulfilment done) =>
        Store.TryCommitAsync(loaded.Version, Change(new OfficeWrite.PutFulfilment(done)) with { Answer = answer }, Cancellation);

    private static OfficeChange Change(params OfficeWrite[] writes) => new() { Writes = writes };

    private async Task<LoadedOffice> ImportedAsync()
    {
        await Import.PutStationAsync(Station(), Cancellation);
        await Import.PutDirectoryAsync(Directory(), Cancellation);
        return await LoadAsync();
    }

    private async Task<LoadedOffice> LoadAsync() => (await Store.FindAsync(Unit, Cancellation))!; // Imported.

    private async Task<IReadOnlyList<string>> UnitsAsync()
    {
        var units = new List<string>();
        await foreach (var unit in Store.FindOfficesAsync(Cancellation))
        {
            units.Add(unit);
        }

        return units;
    }
}
