using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KobanBot.Bot.Desks;
using KobanBot.Bot.Features.Turns;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;
using KobanBot.Support.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>The reminders' cards as people use them: asked for, put off, handed on, bound to a channel, stopped.</summary>
public sealed class ReminderConversationTests : IAsyncLifetime
{
    private const string Plan = "MeetingPlan|C2||2026";
    private const string HalfYear = "HalfYearSubmission|S1|S1|2026-04-01";

    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task From_the_digest_a_matter_is_done_and_gone()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.SayAsync("本日の対応");
        section.Card.Text.ShouldContain("委員名簿：2か所　2件");

        await section.PressAsync("2　一覧を表示");
        section.Card.Heading.ShouldBe("委員名簿");
        await section.PressAsync("1件目");
        await section.PressAsync("済みにする");
        await section.PressAsync("本日の対応");

        section.Card.Text.ShouldNotContain("委員名簿：2か所　2件");
        section.Card.Text.ShouldContain("東駐在所連絡協議会：令和7年4月1日の委嘱による委員名簿");
    }

    [Theory]
    [InlineData("P1")]
    [InlineData("P4")]
    [InlineData("P5")]
    [InlineData("P6")]
    public async Task Home_counts_what_the_list_of_today_holds(string officer)
    {
        var chat = await _bot.OpenChatOf(World.Everyone.Single(o => o.Id.Value == officer));
        await chat.SayAsync("ホーム");
        var home = chat.Card.Text;

        await chat.PressAsync("本日の対応事項を表示");

        var counted = Regex.Matches(chat.Card.Text, "(あなたの確認待ち|未処理|期限が近いもの)（([0-9]+)）");
        home.ShouldContain($"本日の対応事項　{counted.Sum(c => int.Parse(c.Groups[2].Value, CultureInfo.InvariantCulture))}件");
        home.ShouldNotContain("現在ありません。");
    }

    /// <summary>However many matters a person is told of on a day, it is one message and one line.</summary>
    [Fact]
    public async Task What_will_be_told_is_one_line_a_day_and_person()
    {
        var chief = await _bot.OpenChatOf(World.SectionChief);
        await chief.SayAsync("通知の予定");
        var lines = new List<string>();
        while (true)
        {
            foreach (var fact in chief.Card.Json["body"]!.AsArray().Where(e => e!["items"] is JsonArray { Count: 2 }))
            {
                var day = (string)fact!["items"]![0]!["text"]!; // A label and what stands under it.
                lines.AddRange(((string)fact["items"]![1]!["text"]!).Split("\n\n").Select(l => $"{day} {l.Split('：')[0]}"));
            }

            if (!chief.Card.HasButton("次のページ"))
            {
                break;
            }

            await chief.PressAsync("次のページ");
        }

        lines.Count.ShouldBeGreaterThan(3);
        lines.ShouldBeUnique();
    }

    [Fact]
    public async Task An_office_above_the_stations_finds_its_ways_on_home_and_a_reason_where_it_records_nothing()
    {
        var area = await _bot.OpenChatOf(World.AreaOfficer);

        area.Card.Buttons.ShouldBe(["概況を表示", "本日の対応を表示", "期限を表示"]);
        await area.SayAsync("会議を記録");

        area.Sentence.ShouldContain("警察署と交番・駐在所の担当者が行います。「概況」と送信すると");
    }

    [Fact]
    public async Task What_is_put_off_is_seen_by_the_supervisor_and_only_twice_possible()
    {
        var (section, chief) = (await _bot.OpenChatOf(World.Section), await _bot.OpenChatOf(World.SectionChief));
        await section.OpenAsync("remind.why", ("obligation", Plan));
        await section.PressAsync("3日後に再通知");
        section.Card.Text.ShouldContain("令和8年11月27日（金）にもう一度通知します。");

        await chief.SayAsync("期限");
        chief.Card.Text.ShouldContain("再通知 11/27（試験 四郎、1回目）");
        await section.PressAsync("本日の対応");
        section.Card.Text.ShouldNotContain("開催計画");

        _bot.Clock.Advance(TimeSpan.FromDays(3));
        await section.OpenAsync("remind.why", ("obligation", Plan));
        await section.PressAsync("3日後に再通知");
        _bot.Clock.Advance(TimeSpan.FromDays(3));
        await section.OpenAsync("remind.why", ("obligation", Plan));
        section.Card.HasButton("3日後に再通知").ShouldBeFalse();
        await section.OpenAsync("remind.snooze", ("obligation", Plan));
        section.Card.Text.ShouldContain("再通知は2回までです。");
    }

    [Fact]
    public async Task What_was_put_off_by_mistake_is_taken_back()
    {
        var section = await _bot.OpenChatOf(World.Section);
        await section.OpenAsync("remind.why", ("obligation", Plan));
        await section.PressAsync("3日後に再通知");

        await section.PressAsync("再通知を取り消す");
        section.Card.Text.ShouldContain("再通知を取り消しました。");
        await section.PressAsync("本日の対応");
        section.Card.Text.ShouldContain("開催計画");
        await section.OpenAsync("remind.snooze.undo", ("obligation", Plan));
        section.Card.Text.ShouldContain("再通知は設定されていません。");
    }

    [Fact]
    public async Task What_is_handed_on_comes_to_the_colleague_and_back()
    {
        var (section, chief) = (await _bot.OpenChatOf(World.Section), await _bot.OpenChatOf(World.SectionChief));
        await section.OpenAsync("remind.why", ("obligation", Plan));
        await section.PressAsync("引き継ぐ");
        await section.PressAsync("引き継ぐ", ("to", "P9"), ("until", "2026-12-01"));
        section.Card.Text.ShouldContain("引継ぎ先は、この事項の担当に当たる同じ所属の方から選択してください。");
        await section.PressAsync("引き継ぐ", ("to", "P5"), ("until", "2026-12-01"));
        section.Card.Text.ShouldContain("引継ぎ 試験 四郎→試験 五郎（12/1まで）");

        await chief.OpenAsync("remind.why", ("obligation", Plan));
        chief.Card.Text.ShouldContain("引継ぎ 試験 四郎→試験 五郎（12/1まで）");
        await section.PressAsync("引継ぎを変更");
        await section.PressAsync("引き継ぐ", ("to", "-"), ("until", "2026-12-01"));
        section.Card.Text.ShouldContain("引継ぎをやめました。");
    }

    [Fact]
    public async Task What_is_given_back_is_heard_by_whoever_gave_it_away_first()
    {
        var (section, chief) = (await _bot.OpenChatOf(World.Section), await _bot.OpenChatOf(World.SectionChief));
        await section.OpenAsync("remind.delegate.save", ("obligation", Plan), ("to", "P5"), ("until", "2026-12-10"));
        await section.PressAsync("本日の対応");
        section.Card.Text.ShouldNotContain("開催計画");

        // The chief goes on leave as well, and thinks of the one from whom it came.
        await chief.OpenAsync("remind.delegate.save", ("obligation", Plan), ("to", "P4"), ("until", "2026-12-20"));

        chief.Card.Text.ShouldContain("この事項の通知を、引継ぎ元の方に戻しました。");
        chief.Card.Text.ShouldNotContain("引継ぎ 試験 四郎→試験 五郎");
        await section.SayAsync("本日の対応");
        section.Card.Text.ShouldContain("開催計画");
    }

    [Theory]
    [InlineData(Plan)]
    [InlineData(HalfYear)]
    public async Task What_is_written_of_a_matter_at_the_same_moment_is_kept(string key)
    {
        var section = await _bot.OpenChatOf(World.Section);
        var today = new DateOnly(2026, 11, 24);
        var raced = false;
        var table = key == Plan ? _bot.Storage.Hooks.Councils : _bot.Storage.Hooks.Stations;
        table.OnBefore = async call =>
        {
            if (call.Operation == TableOperation.Transaction && !raced)
            {
                raced = true;
                await WriteAsync(new ReminderMark(key, World.Section.Id) { ToldOn = today, NudgedOn = today });
            }
        };

        await section.OpenAsync("remind.snooze", ("obligation", key));

        section.Card.Text.ShouldContain("にもう一度通知します。");
        var mark = (await MarksAsync(key)).ShouldHaveSingleItem();
        (mark.ToldOn, mark.NudgedOn, mark.Snoozes).ShouldBe((today, today, 1));
    }

    [Fact]
    public async Task A_channel_is_bound_by_the_station_alone_and_a_thread_stands_for_it()
    {
        var personal = await _bot.OpenChatOf(World.Section);
        var channel = new Chat(_bot, World.Section, personal.Account)
        {
            Conversation = "19:channel@thread.tacv2;messageid=1",
            Kind = "channel",
        };
        var lead = new Chat(_bot, World.Lead, (await _bot.OpenChatOf(World.Lead)).Account)
        {
            Conversation = channel.Conversation,
            Kind = "channel",
        };

        await lead.PostAsync(Mentioning("通知先"));
        lead.TakeAnswer();
        lead.Sentence.ShouldContain("署の地域課の方が行います");
        await personal.SayAsync("通知先");
        personal.Sentence.ShouldContain("チャネルで");

        await channel.PostAsync(Mentioning("通知先"));
        channel.TakeAnswer();
        await channel.PressAsync("登録", ("box", "K2"));

        channel.Card.Text.ShouldContain("東駐在所の通知先に、このチャネルを登録しました。");
        var bound = (await _bot.Storage.OfficeStore.FindAsync("S1", CancellationToken.None))!.Facts.Channels.Single();
        bound.PoliceBox.ShouldBe(new PoliceBoxId("K2"));
        References.Read(bound.Reference)!.ConversationId.ShouldBe("19:channel@thread.tacv2");
        References.Read(bound.Reference)!.UserId.ShouldBeNull();
    }

    [Fact]
    public async Task A_channel_that_nothing_reaches_shows_in_the_stations_lists_until_it_is_bound_anew()
    {
        var personal = await _bot.OpenChatOf(World.Section);
        var channel = new Chat(_bot, World.Section, personal.Account) { Conversation = "19:new@thread.tacv2", Kind = "channel" };
        var day = JapanTime.DayOf(_bot.Clock.GetUtcNow());
        await PutAsync(
            new BoxChannel(new PoliceBoxId("K2"), "東駐在所", "{}", World.Section.Id, _bot.Clock.GetUtcNow())
            {
                Line = new ChannelLine(day, DigestState.Unreachable),
            }
        );

        await personal.SayAsync("本日の対応");
        var before = personal.Card.Text;
        await channel.PostAsync(Mentioning("通知先"));
        channel.TakeAnswer();
        channel.Card.Text.ShouldContain("通知先のチャネルに届いていない交番等：東駐在所");
        await channel.PressAsync("登録", ("box", "K2"));
        await personal.SayAsync("本日の対応");

        before.ShouldContain("通知先のチャネルに届いていない交番等：東駐在所。");
        channel.Card.Text.ShouldNotContain("届いていない");
        personal.Card.Text.ShouldNotContain("通知先");

        async Task PutAsync(BoxChannel bound)
        {
            var office = (await _bot.Storage.OfficeStore.FindAsync("S1", CancellationToken.None))!; // The world's.
            await _bot.Storage.OfficeStore.TryCommitAsync(
                office.Version,
                new OfficeChange { Writes = [new OfficeWrite.PutChannel(bound)] },
                CancellationToken.None
            );
        }
    }

    [Fact]
    public async Task A_stop_that_nobody_ends_ends_by_itself_unless_somebody_stops_again()
    {
        var hq = await _bot.OpenChatOf(World.HqOfficer);
        var gate = _bot.Services.GetRequiredService<SendingGate>();
        await hq.OpenAsync("delivery.stop");
        _bot.Clock.SetUtcNow(World.Now.AddHours(23));
        (await gate.IsStoppedAsync(CancellationToken.None)).ShouldBeTrue();
        await hq.SayAsync("配信状況");
        await hq.PressAsync("停止を延長");

        _bot.Clock.SetUtcNow(World.Now.AddHours(46));
        (await gate.IsStoppedAsync(CancellationToken.None)).ShouldBeTrue();
        _bot.Clock.SetUtcNow(World.Now.AddHours(47));
        (await gate.IsStoppedAsync(CancellationToken.None)).ShouldBeFalse();

        await hq.SayAsync("配信状況");
        hq.Card.Text.ShouldNotContain("送信停止中");
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task Only_the_headquarters_stops_all_sending_and_says_so_in_health()
    {
        var (hq, chief) = (await _bot.OpenChatOf(World.HqOfficer), await _bot.OpenChatOf(World.StationChief));
        await chief.SayAsync("配信状況");
        chief.Sentence.ShouldContain("できません");
        await chief.OpenAsync("delivery.stop");
        (await _bot.Storage.OfficeStore.FindAsync("HQ", CancellationToken.None))!.Facts.Switch.ShouldBeNull();

        await hq.SayAsync("配信状況");
        await hq.PressAsync("送信を停止");
        await hq.PressAsync("停止する");

        hq.Card.Text.ShouldContain("送信停止中（11月24日（火） 10:00から）");
        var health = System.Text.Json.JsonElement.Parse(
            await _bot.Http.GetStringAsync("/health/reminders", TestContext.Current.CancellationToken)
        );
        health.GetProperty("status").GetString().ShouldBe("Degraded");
        var data = health.GetProperty("checks").GetProperty("reminders").GetProperty("data");
        (data.GetProperty("due").GetInt32(), data.GetProperty("sent").GetInt32(), data.GetProperty("failed").GetInt32()).ShouldBe(
            (0, 0, 0)
        );
        data.GetProperty("lastLook").GetString().ShouldBe("none");
        hq.Card.Text.ShouldContain("11月25日（水） 10:00に自動で再開します。");
        await hq.PressAsync("送信を再開");
        (await _bot.Http.GetAsync("/health/reminders", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(
            System.Net.HttpStatusCode.ServiceUnavailable
        );
    }

    [Fact]
    public async Task What_is_done_or_anothers_is_one_sentence()
    {
        var east = await _bot.OpenChatOf(World.EastOfficer);

        foreach (
            var key in new[] { "MeetingRecord|C1|2026-11-20|", "HalfYearSubmission|S1|S1|2026-04-01", "Nonsense", "", new string('x', 500) }
        )
        {
            foreach (
                var verb in new[]
                {
                    "remind.why",
                    "remind.snooze",
                    "remind.delegate",
                    "remind.delegate.save",
                    "office.done",
                    "office.done.save",
                }
            )
            {
                await east.OpenAsync(verb, ("obligation", key));

                east.Sentence.ShouldContain("すでに完了しているか、あなたの担当ではありません", customMessage: $"{verb} {key}");
            }
        }
    }

    private async Task WriteAsync(ReminderMark mark)
    {
        if (mark.Key == Plan)
        {
            await _bot.CommitAsync(World.East, new CouncilWrite.PutReminderMark(mark));
            return;
        }

        var loaded = (await _bot.Storage.OfficeStore.FindAsync("S1", CancellationToken.None))!;
        var change = new OfficeChange { Writes = [new OfficeWrite.PutReminderMark(mark)] };
        (await _bot.Storage.OfficeStore.TryCommitAsync(loaded.Version, change, CancellationToken.None)).ShouldBeTrue();
    }

    private async Task<IReadOnlyList<ReminderMark>> MarksAsync(string key) =>
        key == Plan
            ? (await _bot.FactsAsync(World.East)).ReminderMarks
            : (await _bot.Storage.OfficeStore.FindAsync("S1", CancellationToken.None))!.Facts.ReminderMarks;

    private static JsonObject Mentioning(string text) =>
        new()
        {
            ["type"] = "message",
            ["text"] = $"<at>KobanBot</at> {text}",
            ["entities"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "mention",
                    ["text"] = "<at>KobanBot</at>",
                    ["mentioned"] = new JsonObject { ["id"] = "28:bot" },
                }
            ),
        };
}
