using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>A client that takes no file by consent gets a link: for ten minutes, once, for its person alone.</summary>
public sealed class FileLinkConversationTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!; // Set before every test.

    public async ValueTask InitializeAsync() =>
        _bot = await BotUnderTest.StartAsync(builder => builder.Configuration["Outlook:PublicUrl"] = "https://bot.example");

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task The_file_comes_once_and_who_has_fetched_it_is_entered()
    {
        var chat = await OpenAsync(World.Lead);
        var link = await LinkAsync(chat);

        using var first = await FetchAsync(chat.Account, link);
        using var second = await FetchAsync(chat.Account, link);

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        Uri.UnescapeDataString(first.Headers.GetValues("X-File-Name").Single()).ShouldBe("会議次第_中央交番連絡協議会_20261218.docx");
        ReadDocument
            .Fields(await first.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), isSheet: false)
            .ShouldContain(("council", "中央交番連絡協議会"));
        (await SentenceAsync(second)).ShouldStartWith("このリンクは使用済みです。KobanBotとのチャットで、もう一度");
        second.StatusCode.ShouldBe(HttpStatusCode.Gone);
        Entries().ShouldHaveSingleItem().ShouldContain("forms.make");
    }

    [Fact]
    public async Task Nobody_else_gets_it_and_it_stays_good_for_its_person()
    {
        var (lead, other) = (await OpenAsync(World.Lead), await OpenAsync(World.Section));
        var link = await LinkAsync(lead);

        using var theirs = await FetchAsync(other.Account, link);
        using var nobodys = await FetchAsync(account: null, link);
        using var own = await FetchAsync(lead.Account, link);

        (await SentenceAsync(theirs)).ShouldStartWith("このリンクは、受け取った方だけが使えます。");
        nobodys.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        own.StatusCode.ShouldBe(HttpStatusCode.OK);
        Entries().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(599, HttpStatusCode.OK)]
    [InlineData(600, HttpStatusCode.Gone)]
    public async Task After_ten_minutes_it_is_over(int seconds, HttpStatusCode status)
    {
        var chat = await OpenAsync(World.Lead);
        var link = await LinkAsync(chat);
        _bot.Clock.Advance(TimeSpan.FromSeconds(seconds));

        using var answer = await FetchAsync(chat.Account, link);

        answer.StatusCode.ShouldBe(status);
        if (status == HttpStatusCode.Gone)
        {
            (await SentenceAsync(answer)).ShouldStartWith("リンクの有効期限の10分を過ぎました。");
        }
    }

    [Fact]
    public async Task Of_two_who_ask_at_once_one_gets_it()
    {
        var chat = await OpenAsync(World.Lead);
        var link = await LinkAsync(chat);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => FetchAsync(chat.Account, link)));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
    }

    [Fact]
    public async Task Whose_right_is_gone_gets_a_sentence_and_no_file()
    {
        var chat = await OpenAsync(World.Lead);
        var link = await LinkAsync(chat);
        await _bot.Storage.ImportStore.PutOfficerAsync(World.Lead with { Assignments = [] }, CancellationToken.None);

        using var answer = await FetchAsync(chat.Account, link);

        answer.IsSuccessStatusCode.ShouldBeFalse();
        (await SentenceAsync(answer)).ShouldNotBeEmpty();
        Entries().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("../../1head")]
    [InlineData("ああああああああああああああああああああああああああああああああ")]
    public async Task What_is_no_link_is_none(string link)
    {
        var chat = await OpenAsync(World.Lead);

        using var answer = await FetchAsync(chat.Account, link);

        (await SentenceAsync(answer)).ShouldStartWith("このリンクは、受け取った方だけが使えます。");
    }

    [Fact]
    public async Task The_page_is_there()
    {
        (
            await _bot.Http.GetStringAsync(new Uri("/outlook/file.html", UriKind.Relative), TestContext.Current.CancellationToken)
        ).ShouldContain("file.js");
        (
            await _bot.Http.GetStringAsync(new Uri("/outlook/file.js", UriKind.Relative), TestContext.Current.CancellationToken)
        ).ShouldContain("location.hash");
    }

    /// <summary>Where there is no consent.</summary>
    private async Task<Chat> OpenAsync(Officer officer)
    {
        var chat = new Chat(_bot, officer, account: null) { ServicePath = "_connector/" };
        await chat.InstallAsync();
        return chat;
    }

    private static async Task<string> LinkAsync(Chat chat)
    {
        await chat.SayAsync("開催計画");
        await chat.PressAsync("保存", ("date", "2026-12-18"));
        await chat.SayAsync("様式");
        await chat.PressAsync("会議次第");
        chat.Card.Heading.ShouldBe("ファイルの出力");
        var address = new Uri((string)chat.Card.Json["actions"]![0]!["url"]!);
        address.GetLeftPart(UriPartial.Path).ShouldBe("https://bot.example/outlook/file.html");
        return address.Fragment[1..];
    }

    private Task<HttpResponseMessage> FetchAsync(string? account, string link) =>
        new PaneCalls(_bot.Http, account).PostAsync("file", JsonContent.Create(new { link }));

    private static async Task<string> SentenceAsync(HttpResponseMessage answer) =>
        (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["sentence"]!;

    private IReadOnlyList<string> Entries() =>
        [.. _bot.Storage.Councils.Rows.Where(r => r.Body.Contains("file.link", StringComparison.Ordinal)).Select(r => r.Body)];
}
