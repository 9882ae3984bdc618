using KobanBot.Bot.Outbox;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Meetings;
using KobanBot.Support.Conversations;
using KobanBot.Support.Storage;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace KobanBot.Bot.Tests.Outbox;

/// <summary>Drafts that nobody saves end by themselves, with a notice, once.</summary>
public sealed class DraftSweepTests
{
    private static readonly OutboxOptions Limits = new();

    private readonly MemoryStorage _storage = new();
    private readonly FakeTimeProvider _clock = new(World.Now);

    [Fact]
    public async Task A_draft_lives_to_the_last_moment_of_its_days_and_no_longer()
    {
        await StartAsync("m1");

        _clock.Advance(TimeSpan.FromDays(Limits.DraftDays));
        await SweepAsync();
        var atTheLimit = (await FactsAsync()).Drafts.Single().State;
        _clock.Advance(TimeSpan.FromTicks(1));
        await SweepAsync();

        atTheLimit.ShouldBe(DraftState.Draft);
        (await FactsAsync()).Drafts.Single().State.ShouldBe(DraftState.Expired);
    }

    [Fact]
    public async Task Sweeping_twice_ends_it_once_and_gives_one_notice()
    {
        await StartAsync("m1");
        _clock.Advance(TimeSpan.FromDays(Limits.DraftDays + 1));

        await SweepAsync();
        await SweepAsync();

        (await FactsAsync()).Messages.Count(m => m.Kind == MessageKind.DraftExpired).ShouldBe(1);
    }

    [Fact]
    public async Task An_ended_draft_answers_old_cards_for_its_days_and_then_goes()
    {
        await StartAsync("m1");
        _clock.Advance(TimeSpan.FromDays(Limits.DraftDays + 1));
        await SweepAsync();

        _clock.Advance(TimeSpan.FromDays(Limits.EndedDraftDays));
        await SweepAsync();
        var kept = (await FactsAsync()).Drafts.Count;
        _clock.Advance(TimeSpan.FromTicks(1));
        await SweepAsync();

        kept.ShouldBe(1);
        (await FactsAsync()).Drafts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_step_that_is_saved_while_the_sweep_decides_keeps_the_draft()
    {
        await StartAsync("m1");
        _clock.Advance(TimeSpan.FromDays(Limits.DraftDays + 1));
        var table = _storage.Hooks.Councils;
        table.OnBefore = async call =>
        {
            if (call.Operation == TableOperation.Transaction)
            {
                table.OnBefore = null;
                await SaveAsync("m1");
            }
        };

        await SweepAsync();

        var facts = await FactsAsync();
        facts.Drafts.Single().State.ShouldBe(DraftState.Draft);
        facts.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task More_drafts_than_one_transaction_holds_end_in_several_sweeps()
    {
        for (var i = 0; i < 40; i++)
        {
            await StartAsync($"m{i}");
        }

        _clock.Advance(TimeSpan.FromDays(Limits.DraftDays + 1));
        for (var round = 0; round < 8; round++)
        {
            await SweepAsync();
        }

        var facts = await FactsAsync();
        facts.Drafts.ShouldAllBe(d => d.State == DraftState.Expired);
        facts.Messages.Count(m => m.Kind == MessageKind.DraftExpired).ShouldBe(40);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_crash_at_any_await_of_a_sweep_leaves_it_to_the_next(int at)
    {
        await StartAsync("m1");
        _clock.Advance(TimeSpan.FromDays(Limits.DraftDays + 1));
        var passed = 0;
        Task Die(TableCall _) => passed++ == at ? throw new InvalidOperationException("died") : Task.CompletedTask;
        (_storage.Hooks.Councils.OnBefore, _storage.Hooks.Councils.OnAfter) = (Die, Die);

        await Should.ThrowAsync<InvalidOperationException>(SweepAsync);
        (_storage.Hooks.Councils.OnBefore, _storage.Hooks.Councils.OnAfter) = (null, null);
        await SweepAsync();

        var facts = await FactsAsync();
        facts.Drafts.Single().State.ShouldBe(DraftState.Expired);
        facts.Messages.Count(m => m.Kind == MessageKind.DraftExpired).ShouldBe(1);
    }

    private Task SweepAsync() =>
        new DraftSweep(_storage.CouncilStore, Options.Create(Limits), _clock).SweepAsync(World.Central, CancellationToken.None);

    private async Task StartAsync(string id)
    {
        if (await _storage.CouncilStore.FindAsync(World.Central, CancellationToken.None) is null)
        {
            await World.FillAsync(_storage);
        }

        await PutAsync(
            facts =>
                RecordMeeting.Start(facts, World.Second, _clock.GetUtcNow(), new MeetingId(id), ObligationRules.Default.Settings) with
                {
                    Version = 2,
                },
            id
        );
    }

    private Task SaveAsync(string id) =>
        PutAsync(
            facts =>
            {
                var draft = facts.Draft(new MeetingId(id))!;
                return draft with { Version = draft.Version + 1, ChangedAt = _clock.GetUtcNow() };
            },
            id
        );

    private async Task PutAsync(Func<CouncilFacts, MeetingDraft> draft, string id)
    {
        var loaded = (await _storage.CouncilStore.FindAsync(World.Central, CancellationToken.None))!;
        var change = new CouncilChange
        {
            Audit = new AuditEntry(_clock.GetUtcNow(), World.Second.Id, "test.draft", Guid.CreateVersion7(_clock.GetUtcNow()), id),
            Writes = [new CouncilWrite.PutDraft(draft(loaded.Facts))],
        };
        (await _storage.CouncilStore.TryCommitAsync(loaded.Version, change, CancellationToken.None)).ShouldBeTrue();
    }

    private async Task<CouncilFacts> FactsAsync() => (await _storage.CouncilStore.FindAsync(World.Central, CancellationToken.None))!.Facts;
}
