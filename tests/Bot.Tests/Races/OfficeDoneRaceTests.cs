using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Bot.Features.Turns;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Obligations;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;
using KobanBot.Support.Reminders;

namespace KobanBot.Bot.Tests.Races;

/// <summary>済み of an office's matter that another officer enters while one is at it: who is second is told, and nothing is doubled.</summary>
public sealed class OfficeDoneRaceTests : IAsyncLifetime
{
    private const string OwnList = "OperationListAnnual|S1||2026";

    private static readonly DateOnly Today = new(2026, 11, 24);

    private MorningDock _dock = null!; // Set before every test.
    private FlowTable _table = null!; // Set before every test.

    public async ValueTask InitializeAsync()
    {
        _dock = await MorningDock.OfWorldAsync();
        _table = Flows.Table(_dock.Storage.Tables, _dock.Rules, _dock.Clock);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Both had found it open, before either loaded the office to write.</summary>
    [Fact]
    public async Task What_a_station_has_made_is_entered_by_the_first_alone()
    {
        var reads = await ReadsAsync(World.Section, OwnList);

        var (first, second) = await RaceAsync((World.SectionChief, World.Section), OwnList, "2026-11-23", "Range:before", reads);

        await ShouldBeOfTheChiefAsync(first, second);
    }

    /// <summary>Both had loaded the office; rows of one day are one.</summary>
    [Fact]
    public async Task What_two_enter_of_one_day_at_once_is_entered_by_the_first_alone()
    {
        var (first, second) = await RaceAsync((World.SectionChief, World.Section), OwnList, "2026-11-24", "Transaction:before", 1);

        await ShouldBeOfTheChiefAsync(first, second);
    }

    /// <summary>Both had loaded the office; entries of different days are different rows, and only the office's head knows of both.</summary>
    [Fact]
    public async Task What_two_enter_of_different_days_at_once_is_entered_by_the_first_alone()
    {
        var (first, second) = await RaceAsync((World.SectionChief, World.Section), OwnList, "2026-11-23", "Transaction:before", 1);

        await ShouldBeOfTheChiefAsync(first, second);
    }

    [Fact]
    public async Task A_form_1_is_passed_on_by_the_first_alone()
    {
        var passedOn = await PassedOnAsync();
        var faster = World.AreaOfficer with { Id = new OfficerId("A9") };

        var (first, second) = await RaceAsync((faster, World.AreaOfficer), passedOn.Key, "2026-11-23", "Transaction:before", 1);

        first.CardJson.ShouldNotBeNull();
        ShouldBeTold(second);
        Standing([.. (await FactsAsync()).Fulfilments.Where(f => f.Subject == passedOn.Subject)]).By.ShouldBe(faster.Id);
    }

    private async Task ShouldBeOfTheChiefAsync(Reply first, Reply second)
    {
        first.CardJson.ShouldNotBeNull();
        ShouldBeTold(second);
        Standing((await _dock.Offices.FindAsync("S1", CancellationToken.None))!.Facts.Fulfilments).By.ShouldBe(World.SectionChief.Id);
    }

    private static void ShouldBeTold(Reply reply)
    {
        reply.Text.ShouldContain("すでに完了している");
        reply.CardJson.ShouldBeNull();
    }

    /// <summary>The reads that an entry needs; the last one loads what it is decided on.</summary>
    private async Task<int> ReadsAsync(Officer officer, string matter)
    {
        var fork = _dock.Fork();
        var reads = 0;
        fork.OnPoint = point =>
        {
            reads += point == "Range:before" ? 1 : 0;
            return Task.CompletedTask;
        };
        await SaveAsync(Flows.Table(fork.Storage.Tables, fork.Rules, fork.Clock), officer, matter, "2026-11-24", 3);
        return reads;
    }

    /// <summary>The faster officer enters it today, at a point of the slower one's way; the slower one names a day.</summary>
    private async Task<(Reply First, Reply Second)> RaceAsync(
        (Officer Faster, Officer Slower) officers,
        string matter,
        string day,
        string at,
        int nth
    )
    {
        Reply? first = null;
        var seen = 0;
        _dock.OnPoint = async point =>
        {
            if (point == at && ++seen == nth)
            {
                first = await SaveAsync(_table, officers.Faster, matter, "2026-11-24", 1);
            }
        };
        var second = await SaveAsync(_table, officers.Slower, matter, day, 2);
        return (first.ShouldNotBeNull(), second);
    }

    private static Task<Reply> SaveAsync(FlowTable table, Officer officer, string matter, string day, byte command) =>
        table.RunAsync(
            Steps.Of(officer, OfficeDoneFlow.Save, ("obligation", matter), ("day", day), ("means", "文書")) with
            {
                Command = new Command(new Guid(command, 0, 0, new byte[8]), ""),
            }
        );

    /// <summary>The council was abolished and the station has sent its Form 1, which now lies with the area.</summary>
    private async Task<Obligation> PassedOnAsync()
    {
        var import = World.CentralAs(World.Central);
        await _dock.Import.PutCouncilAsync(
            import with
            {
                Council = import.Council with { Abolished = new DateOnly(2026, 11, 20) },
            },
            CancellationToken.None
        );
        var sent = await SlipAsync();
        await _dock.ChangeAsync(
            World.Central,
            _ =>
                [
                    new CouncilWrite.PutFulfilment(
                        new Fulfilment(sent.Kind, sent.Subject, sent.Period, Today.AddDays(-1), "文書", World.Section.Id)
                    ),
                ]
        );
        await _dock.MorningAsync(Today);
        return await SlipAsync();
    }

    private async Task<Obligation> SlipAsync() =>
        ObligationPlanner.Of(await FactsAsync(), Today, ObligationRules.Default).Single(o => o.Kind == ObligationKind.EstablishmentSlip);

    private async Task<CouncilFacts> FactsAsync() => (await _dock.Councils.FindAsync(World.Central, CancellationToken.None))!.Facts;

    private static Fulfilment Standing(IReadOnlyList<Fulfilment> entries) => entries.Where(f => !f.Withdrawn).ShouldHaveSingleItem();
}
