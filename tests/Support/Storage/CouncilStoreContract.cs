using KobanBot.Bot.Storage;
using KobanBot.Core.Councils;
using KobanBot.Core.Meetings;
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
                    new CouncilWrite.PutDraft(Draft()),
                    new CouncilWrite.AddRecord(Record()),
                    new CouncilWrite.PutFeedback(OpenFeedback()),
                ],
            },
            Cancellation
        );

        committed.ShouldBeTrue();
        var facts = (await LoadAsync()).Facts;
        facts.Council.ShouldBeLike(Council(Council));
        facts.Members.ShouldBeLike([Member("M01"), Member("M02")]);
        facts.Roster.ShouldBeLike([Roster("9000001"), Roster("9000002")]);
        facts.Plans.ShouldBeLike([Plan(2025), Plan()]);
        facts.Meetings.ShouldBeLike([Record("K00", 2).Header, Record().Header]);
        facts.Feedback.ShouldBeLike([OpenFeedback("F01"), OpenFeedback("F90")]);
        facts.Drafts.ShouldBeLike([Draft()]);
        facts.Messages.ShouldBeLike([Message(1)]);
        facts.Answers.ShouldBeLike([Answer(7)]);
        (await Store.FindRecordAsync(Council, new MeetingId("K01"), 1, Cancellation)).ShouldBeLike(Record());
    }

    private async Task<LoadedCouncil> ImportedAsync()
    {
        await new ImportStore(Tables).PutCouncilAsync(Import(Council), Cancellation);
        return await LoadAsync();
    }

    private async Task<LoadedCouncil> LoadAsync() => (await Store.FindAsync(Council, Cancellation)).ShouldNotBeNull();
}
