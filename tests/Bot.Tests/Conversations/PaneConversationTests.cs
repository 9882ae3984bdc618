using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;
using static KobanBot.Support.Conversations.PaneCalls;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>The page beside an appointment over HTTP, and the chat that goes on with its draft.</summary>
public sealed class PaneConversationTests : IAsyncLifetime
{
    private static readonly DateOnly Planned = new(2026, 11, 20);

    private BotUnderTest _bot = null!; // Set before any test.

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task An_appointment_fills_the_form_with_day_time_place_and_the_officers_among_the_invited()
    {
        var view = await (await PaneOf(World.Lead)).OpenAsync();

        ((string?)view["form"]!["title"]).ShouldBe("中央交番連絡協議会");
        (Value(view, "date"), Value(view, "from"), Value(view, "to-time"), Value(view, "place")).ShouldBe(
            ("2026-11-20", "14:00", "15:30", "中央町内会館 2階")
        );
        ((string?)Field(view, "date")["hint"]).ShouldBe("令和8年11月20日（金）");
        Value(view, "kind").ShouldBe("Regular");
        Value(view, "officers").ShouldBe("P2");
        Value(view, "supervisors").ShouldBe("P5");
        Notes(view).ShouldContain("開催計画の議題も、下書きに入ります。");
        Notes(view).ShouldContain("予定の出席者のうち、担当者の名簿にある2人を選択しました。ほかの人は入れていません。");
        view.ToJsonString().ShouldNotContain("guest@example.com");
    }

    [Fact]
    public async Task What_is_saved_is_the_draft_that_the_chat_goes_on_with()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        var pane = new PaneCalls(_bot.Http, chat.Account);

        var saved = await pane.SaveAsync(await pane.OpenAsync(), ("place", "中央公民館"));

        ((bool)saved["isSaved"]!).ShouldBeTrue();
        ((string)saved["sentence"]!).ShouldStartWith("定期会議　令和8年11月20日（金）の下書きを保存しました。");
        var draft = (await _bot.FactsAsync(World.Central)).Drafts.ShouldHaveSingleItem();
        (draft.Content.Date, draft.Content.Place, draft.Content.End, draft.FromPlan).ShouldBe(
            (Planned, "中央公民館", new TimeOnly(15, 30), Planned)
        );
        draft.Content.Topics.Count.ShouldBe(2);
        draft.Content.Attendance.Officers.ShouldBe([World.Second.Id]);
        (draft.Step, draft.IsBegun).ShouldBe((RecordStep.Attendance, true));
        await chat.SayAsync("会議を記録");
        await chat.PressAsync("の記録を再開");
        chat.Card.Heading.ShouldBe("出席者");
        await chat.PressAsync("戻る");
        chat.Card.Inputs["place"].ShouldBe("中央公民館");
    }

    [Fact]
    public async Task A_draft_of_the_day_is_filled_where_it_is_empty_and_no_second_one_is_made()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("会議を記録");
        await chat.PressAsync("次へ", ("place", "東会館"));
        var pane = new PaneCalls(_bot.Http, chat.Account);

        var view = await pane.OpenAsync();
        await pane.SaveAsync(view);

        (Value(view, "place"), Value(view, "to-time")).ShouldBe(("東会館", "15:30"));
        Notes(view)[0].ShouldBe("定期会議　令和8年11月20日（金）の下書きがあります。保存すると、その下書きに入ります。");
        var draft = (await _bot.FactsAsync(World.Central)).Drafts.ShouldHaveSingleItem();
        (draft.Content.Place, draft.Content.End).ShouldBe(("東会館", new TimeOnly(15, 30)));
    }

    [Fact]
    public async Task What_somebody_has_saved_meanwhile_is_not_written_over_and_nothing_typed_is_lost()
    {
        var (mine, theirs) = (await PaneOf(World.Lead), await PaneOf(World.Second));
        var opened = await mine.OpenAsync();
        await theirs.SaveAsync(await theirs.OpenAsync(), ("place", "先の会場"));

        var told = await mine.SaveAsync(opened, ("place", "後の会場"));

        ((string)told["sentence"]!).ShouldContain("の下書きがあります");
        Value(told, "place").ShouldBe("後の会場");
        (await _bot.FactsAsync(World.Central)).Drafts.ShouldHaveSingleItem().Content.Place.ShouldBe("先の会場");
        await theirs.SaveAsync(await theirs.OpenAsync(), ("place", "その次"));
        ((string)(await mine.SaveAsync(told, ("place", "後の会場")))["sentence"]!).ShouldContain("ほかの操作で変わりました");
    }

    [Fact]
    public async Task The_same_press_twice_makes_one_draft()
    {
        var pane = await PaneOf(World.Lead);
        var opened = await pane.OpenAsync();

        var first = await pane.SaveAsync(opened);
        var second = await pane.SaveAsync(opened);

        second.ToJsonString().ShouldBe(first.ToJsonString());
        (await _bot.FactsAsync(World.Central)).Drafts.ShouldHaveSingleItem().Version.ShouldBe(2);
    }

    [Fact]
    public async Task What_cannot_be_read_is_shown_again_with_a_sentence_at_its_field()
    {
        var pane = await PaneOf(World.Lead);

        var again = await pane.SaveAsync(await pane.OpenAsync(), ("date", ""), ("place", new string('場', 101)));

        ((string)again["sentence"]!).ShouldBe("入力内容を確認してください。入力したものはそのまま残っています。");
        ((string?)Field(again, "date")["error"]).ShouldBe("開催日を入力してください。");
        ((string?)Field(again, "place")["error"]).ShouldNotBeNull().ShouldContain("100字を超えています（101字）");
        Value(again, "place").Length.ShouldBe(101);
        (await _bot.FactsAsync(World.Central)).Drafts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"start":"2026-11-21T00:00:00+09:00","end":"2026-11-22T00:00:00+09:00","isAllDay":true}""", "終日の予定のため")]
    [InlineData("""{"start":"2026-11-21T05:00:00+00:00","end":"2026-11-21T06:00:00+00:00"}""", "日本時間に直して入れました")]
    [InlineData("""{"start":"2026-11-21T14:00:00+09:00","isSeries":true}""", "開催した回の日付を入力してください")]
    [InlineData("""{"start":"2026-11-21T14:00:00+09:00","isOccurrence":true}""", "この回の日付かどうか")]
    [InlineData("""{"start":"2026-11-21T14:00:00+09:00","place":""}""", "予定に場所がありません")]
    [InlineData("""{"start":"昨日"}""", "予定の日時を読み取れませんでした")]
    [InlineData("""{"start":5,"place":{},"people":"x"}""", "予定の日時を読み取れませんでした")]
    [InlineData("[]", "予定の日時を読み取れませんでした")]
    [InlineData("ではない", "予定の日時を読み取れませんでした")]
    public async Task An_odd_appointment_opens_the_form_with_a_clear_sentence(string appointment, string sentence)
    {
        var pane = await PaneOf(World.Lead);

        var view = await pane.AskAsync("open", [], [("appointment", appointment)]);

        Notes(view).ShouldContain(n => n.Contains(sentence));
        view["form"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Whoever_has_several_councils_chooses_first()
    {
        var section = await PaneOf(World.Section);

        var asked = await section.OpenAsync();
        asked["councils"]!.AsArray().Select(c => (string?)c!["title"]).ShouldBe(["中央交番連絡協議会", "東駐在所連絡協議会"]);

        // The section enters only where nobody leads; elsewhere it is told.
        var east = await section.OpenAsync(null, ("council", "C2"));
        ((string?)east["form"]!["title"]).ShouldBe("東駐在所連絡協議会");
        (await section.OpenAsync(null, ("council", "C1")))["form"].ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_has_no_right_is_told_so_and_changes_nothing()
    {
        var lead = await PaneOf(World.Lead);
        var form = await lead.OpenAsync();
        foreach (var officer in new[] { World.EastOfficer, World.AreaOfficer, World.HqOfficer, World.Transferred, World.OtherStation })
        {
            var pane = await PaneOf(officer);

            (await pane.OpenAsync(null, ("council", "C1")))["form"].ShouldBeNull();
            var refused = await pane.SaveAsync(form);

            ((bool)refused["isSaved"]!).ShouldBeFalse();
            refused.ToJsonString().ShouldNotContain("中央町内会館");
        }

        (await _bot.FactsAsync(World.Central)).Drafts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_and_somebody_unknown_are_refused_before_anything_is_read()
    {
        using var nobody = await new PaneCalls(_bot.Http, null).PostAsync("open", Json("{}"));
        using var unknown = await new PaneCalls(_bot.Http, "77777777-7777-4777-8777-777777777777").PostAsync("open", Json("{}"));

        nobody.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        unknown.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("登録された利用者だけです");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("""{"council":5}""")]
    [InlineData("""{"council":null}""")]
    public async Task A_body_that_is_no_form_gets_a_sentence(string body)
    {
        using var answer = await (await PaneOf(World.Lead)).PostAsync("save", Json(body));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["sentence"])
            .ShouldNotBeNull()
            .ShouldContain("読み取れませんでした");
    }

    [Fact]
    public async Task A_body_that_is_too_long_is_not_read()
    {
        using var answer = await (await PaneOf(World.Lead)).PostAsync("save", Json($$"""{"place":"{{new string('x', 70_000)}}"}"""));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_page_and_its_files_are_served_and_nobody_else_may_frame_it()
    {
        using var page = await _bot.Http.GetAsync("/outlook/pane.html", TestContext.Current.CancellationToken);
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'self' https://outlook.office.com");
        html.ShouldNotContain("<script>");
        foreach (var file in new[] { "pane.css", "pane.js", "signin.js", "appointment.js", "icon-16.png", "icon-80.png", "settings" })
        {
            using var answer = await _bot.Http.GetAsync($"/outlook/{file}", TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, file);
        }

        using var missing = await _bot.Http.GetAsync("/outlook/..%2fappsettings.json", TestContext.Current.CancellationToken);
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>The page of somebody who has opened the chat before.</summary>
    private async Task<PaneCalls> PaneOf(Officer officer) => new(_bot.Http, (await _bot.OpenChatOf(officer)).Account);

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
