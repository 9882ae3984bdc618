using KobanBot.Bot.Features.Enlisting;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>利用の申請 from somebody who is on no list to the rights of the posting, by real activities.</summary>
public sealed class EnlistConversationTests : IAsyncLifetime
{
    private static readonly Officer Newcomer = World.Lead with { Id = new OfficerId("P77"), UserPrincipalName = "newcomer@koban.example" };

    private static readonly (string, string)[] Typed =
    [
        ("en-station", "S1"),
        ("en-post", "中央交番"),
        ("en-rank", "巡査"),
        ("en-name", "新任 花子"),
        ("en-number", "P77"),
    ];

    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    [Trait("Rule", "H1")]
    public async Task Approved_by_the_section_the_person_has_exactly_the_rights_of_the_posting()
    {
        var (chat, section) = (_bot.ChatOf(Newcomer), await _bot.OpenChatOf(World.Section));
        await chat.SayAsync("会議を記録");
        chat.Card.Heading.ShouldBe("利用の申請");
        await chat.PressAsync("申請を送る", Typed);
        chat.Sentence.ShouldContain("承認されると、このチャットでお知らせします。");

        await section.NoticeAsync("利用の申請");
        await section.PressAsync("申請を表示");
        section.Card.Text.ShouldContain("巡査 新任 花子");
        await section.PressAsync("巡査 新任 花子の申請を表示");
        section.Card.Text.ShouldContain("koban.example");
        await section.PressAsync("承認する");
        section.Card.Text.ShouldContain("巡査 新任 花子さんを中央交番の勤務員として登録しました。");

        await chat.NoticeAsync("配置のお知らせ");
        chat.Card.Text.ShouldContain("令和8年11月24日から中央交番に配置されています。");
        await chat.SayAsync("ホーム");
        chat.Card.Text.ShouldContain("新任 花子");
        var facts = await _bot.FactsAsync(World.Central);
        facts.OperatingOn(new DateOnly(2026, 11, 24)).ShouldContain(r => r.Officer == Newcomer.Id);
        await chat.OpenAsync("members.list", ("council", "C1"));
        chat.Card.Heading.ShouldBe("委員名簿");
        await chat.OpenAsync("members.list", ("council", "C2"));
        chat.Sentence.ShouldContain("現在の配置では表示できません");
        await chat.OpenAsync("commission.save", ("council", "C1"), ("m-name", "根室 太郎"));
        chat.Sentence.ShouldContain("現在の役割ではできません");
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task Until_then_nothing_is_seen_and_there_is_one_open_request()
    {
        var chat = _bot.ChatOf(Newcomer);
        await chat.SayAsync("ホーム");
        var form = chat.Card;
        await chat.PressAsync("申請を送る", Typed);

        foreach (var words in new[] { "ホーム", "名簿", "会議一覧" })
        {
            await chat.SayAsync(words);
            chat.Sentence.ShouldContain("承認されると、このチャットでお知らせします。");
        }

        await chat.OpenAsync("members.list", ("council", "C1"));
        chat.Sentence.ShouldContain("利用者として登録されていません");
        await chat.PressOnAsync(form, "申請を送る", Typed);
        (await RequestsAsync()).ShouldHaveSingleItem().State.ShouldBe(EnlistmentState.Open);
    }

    [Fact]
    public async Task Refused_the_reason_is_told_and_three_a_day_are_enough()
    {
        var (chat, section) = (_bot.ChatOf(Newcomer), await _bot.OpenChatOf(World.Section));
        for (var i = 0; i < 3; i++)
        {
            await chat.SayAsync("ホーム");
            await chat.PressAsync("申請を送る", Typed);
            await section.SayAsync("利用申請");
            await section.PressAsync("巡査 新任 花子の申請を表示");
            await section.PressAsync("断る");
            section.Card.Text.ShouldContain("承認しない理由を入力してください。");
            await section.PressAsync("断る", ("reason", "配置の確認ができないため"));
            section.Card.Text.ShouldContain("申請を断りました。理由は、申請した方に通知します");
            await chat.NoticeAsync("利用の申請への回答", count: i + 1);
            chat.Card.Text.ShouldContain("理由：配置の確認ができないため");
            chat.Card.Text.ShouldContain("利用の申請は承認されませんでした。");
            await chat.PressAsync("もう一度申請");
            chat.Card.Inputs.Keys.ShouldContain("en-station");
            await chat.SayAsync("ホーム");
            chat.Card.Text.ShouldContain("理由：配置の確認ができないため");
        }

        await chat.PressAsync("申請を送る", Typed);

        chat.Sentence.ShouldContain("申請は1日に3回までです。");
        (await RequestsAsync()).ShouldAllBe(e => e.State == EnlistmentState.Refused && e.AnsweredBy == World.Section.Id);
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task Only_the_section_of_that_station_answers()
    {
        var chat = _bot.ChatOf(Newcomer);
        await chat.SayAsync("ホーム");
        await chat.PressAsync("申請を送る", Typed);
        var id = (await RequestsAsync()).Single().Id;

        foreach (var officer in new[] { World.Lead, World.StationChief, World.OtherStation, World.HqOfficer })
        {
            var other = await _bot.OpenChatOf(officer);
            await other.OpenAsync("enlist.show", ("flow", id));
            $"{other.Sentence}{other.Card.Text}".ShouldNotContain("新任");
            await other.OpenAsync("enlist.approve", ("flow", id));
            await other.OpenAsync("enlist.refuse", ("flow", id), ("reason", "x"));
        }

        (await RequestsAsync()).Single().IsOpen.ShouldBeTrue();
        (await _bot.Storage.PersonStore.FindAsync(Newcomer.Id, CancellationToken.None)).ShouldBeNull();
    }

    [Theory]
    [InlineData("en-station", "", "警察署を選択してください。")]
    [InlineData("en-station", "S9", "警察署を選択してください。")]
    [InlineData("en-post", "北交番", "「北交番」は、選択した警察署にありません。")]
    [InlineData("en-rank", "", "階級を選択してください。")]
    [InlineData("en-name", "", "氏名を入力してください。")]
    [InlineData("en-number", "12 34", "職員番号を英数字で入力してください。")]
    public async Task What_is_missing_is_said_in_its_place_and_nothing_typed_is_lost(string field, string value, string sentence)
    {
        var chat = _bot.ChatOf(Newcomer);
        await chat.SayAsync("ホーム");

        await chat.PressAsync("申請を送る", [.. Typed.Where(t => t.Item1 != field), (field, value)]);

        chat.Card.Text.ShouldContain(sentence);
        foreach (var (key, typed) in Typed.Where(t => t.Item1 != field))
        {
            chat.Card.Inputs[key].ShouldBe(typed);
        }

        (await RequestsAsync()).ShouldBeEmpty();
    }

    [Fact]
    [Trait("Rule", "H1")]
    public async Task A_number_of_somebody_else_is_not_taken_over()
    {
        var (chat, section) = (_bot.ChatOf(Newcomer), await _bot.OpenChatOf(World.Section));
        await chat.SayAsync("ホーム");
        await chat.PressAsync("申請を送る", [.. Typed.Where(t => t.Item1 != "en-number"), ("en-number", "P2")]);
        await section.SayAsync("利用申請");
        await section.PressAsync("巡査 新任 花子の申請を表示");

        section.Card.Text.ShouldContain("このままでは承認できません。");
        section.Card.Actions.ShouldNotContain(a => (string?)a["title"] == "承認する");
        await section.OpenAsync(EnlistVerbs.Approve, (Buttons.FlowKey, (await RequestsAsync()).Single().Id));

        section.Card.Text.ShouldContain("職員番号P2は、別のアカウントで登録されています。");
        (await _bot.Storage.PersonStore.FindAsync(new OfficerId("P2"), CancellationToken.None))!.Officer.Name.ShouldBe("試験 二郎"); // The sample has it.
        (await RequestsAsync()).Single().IsOpen.ShouldBeTrue();
    }

    /// <summary>Between the request and its answer the police box has gone: a sentence with a way on, and nobody is listed.</summary>
    [Fact]
    public async Task A_post_that_is_there_no_more_is_said_and_nobody_is_listed()
    {
        var (chat, section) = (_bot.ChatOf(Newcomer), await _bot.OpenChatOf(World.Section));
        await chat.SayAsync("ホーム");
        await chat.PressAsync("申請を送る", Typed);
        var request = (await RequestsAsync()).Single();
        await CommitAsync(new OfficeWrite.Put<Enlistment>(HeadquartersKinds.Enlistment, request with { Post = "旧交番" }));
        await section.SayAsync("利用申請");
        await section.PressAsync("巡査 新任 花子の申請を表示");
        section.Card.Text.ShouldContain("このままでは承認できません。");

        await section.OpenAsync(EnlistVerbs.Approve, (Buttons.FlowKey, request.Id));

        section.Card.Text.ShouldContain("申請の配置先「旧交番」は、現在この署にありません。理由を付けて断ると、");
        section.Card.HasButton("断る").ShouldBeTrue();
        (await _bot.Storage.PersonStore.FindAsync(Newcomer.Id, CancellationToken.None)).ShouldBeNull();
    }

    /// <summary>A station that was merged has no section any more: the request does not hold its person up.</summary>
    [Fact]
    public async Task A_request_to_a_station_that_is_there_no_more_can_be_sent_anew()
    {
        var chat = _bot.ChatOf(Newcomer);
        await chat.SayAsync("ホーム");
        await chat.PressAsync("申請を送る", Typed);
        var request = (await RequestsAsync()).Single();
        await CommitAsync(new OfficeWrite.Put<Enlistment>(HeadquartersKinds.Enlistment, request with { Station = new StationId("S0") }));

        await chat.SayAsync("ホーム");

        chat.Card.Text.ShouldContain("前の申請の宛先の警察署は、統合等により現在ありません。");
        await chat.PressAsync("申請を送る", Typed);
        chat.Sentence.ShouldContain("承認されると、このチャットでお知らせします。");
        (await RequestsAsync()).ShouldHaveSingleItem().Station.ShouldBe(new StationId("S1"));
    }

    private async Task CommitAsync(OfficeWrite write)
    {
        var office = (await _bot.Storage.OfficeStore.FindAsync("HQ", CancellationToken.None))!; // The sample has it.
        (
            await _bot.Storage.OfficeStore.TryCommitAsync(office.Version, new OfficeChange { Writes = [write] }, CancellationToken.None)
        ).ShouldBeTrue();
    }

    private async Task<IReadOnlyList<Enlistment>> RequestsAsync() =>
        (await _bot.Storage.OfficeStore.FindAsync("HQ", CancellationToken.None))!.Facts.Enlistments; // The sample has it.
}
