using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Storage;
using KobanBot.Core;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;
using KobanBot.Support.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>記録の廃棄 by real activities: only what is long over, only what was chosen, and the facts stay.</summary>
public sealed class RetentionConversationTests : IAsyncLifetime
{
    private static readonly DateTimeOffset LongAgo = new(2020, 5, 11, 1, 0, 0, TimeSpan.Zero);

    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync()
    {
        _bot = await BotUnderTest.StartAsync(builder => builder.Configuration["Obligations:RequestMonths"] = "24");
        var facts = await _bot.FactsAsync(World.Central);
        var term = new CommissionTerm(new DateOnly(2019, 4, 1), new DateOnly(2021, 3, 31));
        var dismissal = new Dismissal(new DateOnly(2020, 5, 1), DismissalReason.Misconduct)
        {
            Grounds = new DismissalGrounds(DismissalReason.Misconduct) { Text = "試験の記載" },
            Notice = new DismissalNotice(new DateOnly(2020, 5, 1), NoticeRecipient.Member, NoticeMethod.Oral, null, World.Section.Id),
            Letter = LetterReturn.Returned,
        };
        await _bot.CommitAsync(
            World.Central,
            new CouncilWrite.PutMember(
                facts.Member(new MemberId("M3"))! with // Of the world.
                {
                    Commissions = [new Commission(CommissionKind.New, term) { Dismissal = dismissal }],
                }
            )
        );
        await InsertAsync(CouncilKinds.Feedback, Closed("F-old", new DateOnly(2020, 5, 11)));
        await InsertAsync(CouncilKinds.Feedback, Closed("F-new", new DateOnly(2026, 5, 11)));
        await InsertAsync(CouncilKinds.Report, StorageSamples.Report("R-old", read: true) with { AnsweredAt = LongAgo });
        await InsertAsync(CouncilKinds.Report, StorageSamples.Report("R-new", read: true) with { AnsweredAt = World.Now });
        await InsertAsync(CouncilKinds.Handover, StorageSamples.Handover("H-old", isOver: true) with { ConfirmedAt = LongAgo });
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task The_section_chooses_kinds_is_asked_and_only_the_words_of_what_is_long_over_go()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("記録の廃棄 中央");
        section.Card.Json.ToJsonString(AdaptiveCards.CardJson.Options).ShouldNotContain("試験の記載");
        await section.PressAsync("次へ");
        section.Card.Text.ShouldContain("廃棄するものを選択してください。");
        await section.PressAsync("次へ", ("kinds", "Requests,Dismissals,Correspondence"));
        section.Card.Text.ShouldContain("完了した要望・意見（24か月経過）1件");
        section.Card.Text.ShouldContain("署への連絡、支援依頼及び引継書（36か月経過）2件");
        (await RowsAsync(CouncilKinds.Feedback)).ShouldAllBe(f => !f.IsDisposed);
        var asked = section.Card;
        await section.PressAsync("廃棄する");
        section.Card.Text.ShouldContain("4件の廃棄を確定しました。");
        section.Card.Text.ShouldContain("保存期間を過ぎたものはありません。");

        var feedback = await RowsAsync(CouncilKinds.Feedback);
        feedback
            .Select(f => (f.Entry.Id, f.IsDisposed, f.Entry.Status))
            .ShouldBe([("F-new", false, FeedbackStatus.Done), ("F-old", true, FeedbackStatus.Done)]);
        feedback.Single(f => f.IsDisposed).Entry.Speaker.ShouldBeEmpty();
        (await RowsAsync(CouncilKinds.Report)).ShouldHaveSingleItem().Id.ShouldBe("R-new");
        (await RowsAsync(CouncilKinds.Handover)).ShouldBeEmpty();
        var dismissal = (await _bot.FactsAsync(World.Central)).Member(new MemberId("M3"))!.Commissions[0].Dismissal.ShouldNotBeNull();
        (dismissal.Grounds?.Text, dismissal.Reason, dismissal.LetterSettled).ShouldBe(("廃棄済み", DismissalReason.Misconduct, true));
        (await AuditAsync())
            .Select(e => (e.By, e.Subject))
            .ShouldBe(Enumerable.Repeat((World.Section.Id, (string?)"Requests Dismissals Correspondence"), 2));

        await section.PressOnAsync(asked, "廃棄する");
        section.Card.Text.ShouldContain("4件の廃棄を確定しました。");
        (await AuditAsync()).Count.ShouldBe(2);
        await section.OpenAsync("retention.confirm", ("council", "C1"), ("kinds", "Requests,Dismissals,Correspondence"));
        section.Card.Text.ShouldContain("何も廃棄していません。");
    }

    /// <summary>Without being asked again: what was confirmed goes on by itself.</summary>
    [Fact]
    public async Task What_an_outage_leaves_is_completed_and_meanwhile_nothing_else_is_begun()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("記録の廃棄 中央");
        await section.PressAsync("次へ", ("kinds", "Dismissals,Correspondence"));
        var writes = 0;
        _bot.Storage.Hooks.Councils.OnBefore = call =>
            call.Operation == TableOperation.Transaction && ++writes >= 2
                ? throw new StorageUnavailableException("down", new IOException())
                : Task.CompletedTask;
        await section.PressAsync("廃棄する");
        section.Card.Text.ShouldContain("3件の廃棄を確定しました。");
        (await ReasonAsync()).ShouldBe("試験の記載");

        await section.OpenAsync("retention.confirm", ("council", "C1"), ("kinds", "Requests"));
        section.Card.Text.ShouldContain("先に確定した廃棄を処理しています。");
        (await RowsAsync(CouncilKinds.Feedback)).ShouldAllBe(f => !f.IsDisposed);

        // Only now: what goes on by itself would be quicker than the second confirmation.
        _bot.Storage.Hooks.Councils.OnBefore = null;
        await _bot.Services.GetRequiredService<ISequences>().CarryOnAsync("S1", CancellationToken.None);
        (await ReasonAsync()).ShouldBe("廃棄済み");
        (await AuditAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_but_the_section_gets_there()
    {
        foreach (var other in new[] { World.Lead, World.StationChief, World.HqOfficer })
        {
            var chat = await _bot.OpenChatOf(other);
            await chat.OpenAsync("retention.confirm", ("council", "C1"), ("kinds", "Requests,Dismissals,Correspondence"));
        }

        (await RowsAsync(CouncilKinds.Report)).Count.ShouldBe(2);
        (await AuditAsync()).ShouldBeEmpty();
    }

    private async Task<string?> ReasonAsync() =>
        (await _bot.FactsAsync(World.Central)).Member(new MemberId("M3"))!.Commissions[0].Dismissal?.Grounds?.Text; // Of the world.

    private static Feedback Closed(string id, DateOnly day) =>
        new()
        {
            Entry = new FeedbackEntry
            {
                Id = id,
                Kind = FeedbackKind.Request,
                Text = "試験の要望",
                Speaker = "試験の発言者",
                Status = FeedbackStatus.Done,
            },
            Meeting = new MeetingId("old"),
            MeetingDate = day,
            ChangedBy = new MeetingId("old"),
            ChangedOn = day,
            ToldOn = day,
        };

    private async Task InsertAsync<T>(FactKind<CouncilFacts, T> kind, T fact)
        where T : class =>
        (
            await _bot.Storage.Tables.Councils.TryWriteAsync(
                World.Central.Value,
                [RowWrite.Insert(CouncilRows.Of(World.Central, kind, fact))],
                CancellationToken.None
            )
        ).ShouldBeTrue();

    private async Task<IReadOnlyList<T>> RowsAsync<T>(FactKind<CouncilFacts, T> kind)
        where T : class => [.. (await RangeAsync(Keys.HistoryOf(kind))).Select(r => CouncilRows.Facts.Read(kind, r))];

    private async Task<IReadOnlyList<AuditEntry>> AuditAsync() =>
        [.. (await RangeAsync(Keys.Audit)).Select(PartitionRows.Audit.Read).Where(e => e.What == "retention.dispose")];

    private Task<IReadOnlyList<Row>> RangeAsync(string prefix) =>
        _bot.Storage.Tables.Councils.ReadRangeAsync(World.Central.Value, prefix, Keys.After(prefix), CancellationToken.None);
}
