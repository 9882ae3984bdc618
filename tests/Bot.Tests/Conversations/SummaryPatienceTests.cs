using KobanBot.Bot.Storage;
using KobanBot.Support.Conversations;
using KobanBot.Support.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>What takes longer than a moment is announced at once, and the result takes the announcement's place, whatever happens in between.</summary>
public sealed class SummaryPatienceTests : IAsyncLifetime
{
    private static readonly TimeSpan MoreThanAMoment = TimeSpan.FromMilliseconds(900);

    private BotUnderTest _bot = null!; // Set before any test.
    private Chat _chat = null!; // Set before any test.

    public async ValueTask InitializeAsync()
    {
        _bot = await BotUnderTest.StartOnSampleAsync("small");
        _chat = await _bot.OpenChatOf(await SamplePrefecture.PersonaAsync(_bot.Storage, "hq"));
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task Words_are_answered_by_what_is_computed_and_the_result_takes_its_place()
    {
        using var slow = new SlowStations(_bot);

        await slow.UntilAnsweredAsync(_chat.SayAsync("概況 令和8年度上半期"));

        _chat.Card.Heading.ShouldBe("集計しています");
        _chat.Card.Text.ShouldContain("全方面");
        _chat.Card.Text.ShouldContain("令和8年度 上半期");
        var sent = _chat.Sent.Count;
        slow.GoOn();
        (await _chat.StoredAsync(c => c.Heading == "令和8年度 上半期の概況")).HasButton("再試行").ShouldBeFalse();
        _chat.Sent.Count.ShouldBe(sent);
    }

    [Fact]
    public async Task A_button_is_answered_so_too_with_the_number_of_councils_that_is_known()
    {
        await _chat.SayAsync("概況");
        using var slow = new SlowStations(_bot);

        await slow.UntilAnsweredAsync(_chat.PressAsync("委員5人未満"));

        _chat.Card.Heading.ShouldBe("集計しています");
        _chat.Card.Text.ShouldMatch("[0-9]協議会");
        slow.GoOn();
        await _chat.StoredAsync(c => c.Heading == "委員5人未満");
    }

    [Fact]
    public async Task Who_asks_again_or_whose_client_does_waits_for_the_same_computation()
    {
        using var slow = new SlowStations(_bot);
        await slow.UntilAnsweredAsync(_chat.SayAsync("概況"));
        var announced = _chat.Card;

        await slow.UntilAnsweredAsync(_chat.RefreshAsync(announced));
        _chat.Card.Heading.ShouldBe("集計しています");
        await slow.UntilAnsweredAsync(_chat.PressAsync("再試行"));
        _chat.Card.Heading.ShouldBe("集計しています");

        slow.Entered.ShouldBe(1);
        slow.GoOn();
        await _chat.StoredAsync(c => c.Heading == "令和8年度の概況");
    }

    [Fact]
    public async Task A_card_that_a_process_left_behind_leads_to_the_result()
    {
        SeenCard left;
        using (var slow = new SlowStations(_bot))
        {
            await slow.UntilAnsweredAsync(_chat.SayAsync("概況"));
            left = _chat.Card;
        }

        (await _chat.RefreshAsync(left)).Heading.ShouldBe("令和8年度の概況");
        (await _chat.PressOnAsync(left, "再試行")).Heading.ShouldBe("令和8年度の概況");
    }

    [Fact]
    public async Task A_failure_ends_in_a_clear_sentence_and_a_way_to_try_again()
    {
        using var slow = new SlowStations(_bot);
        await slow.UntilAnsweredAsync(_chat.SayAsync("概況"));

        slow.Fail();

        var failed = await _chat.StoredAsync(c => c.Heading == "集計できませんでした");
        failed.Text.ShouldContain("時間をおいて、「再試行」を押してください。");
        (await _chat.PressOnAsync(failed, "再試行")).Heading.ShouldBe("令和8年度の概況");
    }

    [Fact]
    public async Task Who_has_gone_on_is_not_called_back()
    {
        using var slow = new SlowStations(_bot);
        await slow.UntilAnsweredAsync(_chat.SayAsync("概況"));
        await _chat.PressAsync("ホーム");
        await _chat.StoredAsync(c => c.Heading != "集計しています");
        slow.GoOn();

        // Another message of the same chat goes the whole way meanwhile.
        await _chat.SayAsync("概況");

        _chat.Card.Heading.ShouldBe("令和8年度の概況");
        _chat.Updates.ShouldNotContain(u => u.Card.GetRawText().Contains("令和8年度の概況", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_is_announced_and_offered_when_it_is_made()
    {
        await _chat.SayAsync("概況");
        await _chat.PressAsync("期間・出力");
        using var slow = new SlowStations(_bot);

        await slow.UntilAnsweredAsync(_chat.PressAsync("CSV"));

        _chat.Card.Heading.ShouldBe("ファイルを作成しています");
        slow.GoOn();
        (await _chat.StoredAsync(c => c.Heading == "ファイルの出力")).Text.ShouldContain("保存先を確認するカードを送信しました。");
        _chat
            .Sent[^1]
            .Json.GetProperty("attachments")[0]
            .GetProperty("contentType")
            .GetString()
            .ShouldBe("application/vnd.microsoft.teams.card.file.consent");
    }

    /// <summary>The list of stations, with which every summary begins, lets itself be waited for.</summary>
    private sealed class SlowStations : IDisposable
    {
        private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly BotUnderTest _bot;
        private int _entered;

        public SlowStations(BotUnderTest bot)
        {
            _bot = bot;
            bot.Storage.Hooks.Stations.OnBefore = async call =>
            {
                if (call is { Operation: TableOperation.Range, Partition: Keys.StationIndex })
                {
                    Interlocked.Increment(ref _entered);
                    await _goOn.Task;
                }
            };
        }

        public int Entered => Volatile.Read(ref _entered);

        /// <summary>Lets time go by until the bot answers, less than an invoke may take.</summary>
        public async Task UntilAnsweredAsync(Task asking)
        {
            for (var step = 0; step < 4 && !asking.IsCompleted; step++)
            {
                // The bot looks at the clock once it has begun.
                using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
                while (Entered == 0)
                {
                    limit.Token.ThrowIfCancellationRequested();
                    await Task.Yield();
                }

                _bot.Clock.Advance(MoreThanAMoment);
                try
                {
                    await asking.WaitAsync(TimeSpan.FromSeconds(1), CancellationToken.None);
                }
                catch (TimeoutException)
                {
                    // It has looked at the clock only after it was moved.
                }
            }

            await asking;
        }

        public void GoOn()
        {
            _bot.Storage.Hooks.Stations.OnBefore = null;
            _goOn.TrySetResult();
        }

        public void Fail()
        {
            _bot.Storage.Hooks.Stations.OnBefore = null;
            _goOn.TrySetException(new StorageUnavailableException("The table storage does not serve.", new IOException()));
        }

        public void Dispose() => GoOn();
    }
}
