using System.Text;
using KobanBot.Bot.Graph.Mail;
using KobanBot.Support.BotFramework;
using KobanBot.Support.Conversations;
using KobanBot.Support.Documents;
using KobanBot.Support.Graph;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>メールで受け取る, over HTTP to a Graph of ours.</summary>
public sealed class FileMailConversationTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!; // Both are set before any test.
    private FakeGraph _graph = null!;

    public async ValueTask InitializeAsync()
    {
        _graph = await FakeGraph.StartAsync();
        _bot = await BotUnderTest.StartAsync(builder =>
        {
            builder.Services.Replace(
                ServiceDescriptor.Singleton(p => new MailCredential(() => new FakeCredential(p.GetRequiredService<TimeProvider>())))
            );
            builder.Services.Configure<MailOptions>(o => (o.Mailbox, o.BaseUrl) = ("koban-bot@koban.example", _graph.BaseUrl));
        });
        await _bot.RecordAsync(World.Central, "R1", new DateOnly(2026, 11, 10), "M0");
    }

    public async ValueTask DisposeAsync()
    {
        await _bot.DisposeAsync();
        await _graph.DisposeAsync();
    }

    [Fact]
    public async Task The_file_goes_to_the_persons_own_mailbox_once_and_is_entered()
    {
        var chat = await OfferedAsync();
        FileDrive.Offered(chat).GetProperty("name").GetString().ShouldBe("連絡協議会開催結果記録簿_中央交番連絡協議会_20261110.docx");
        var card = chat.Card;

        await chat.PressOnAsync(card, "メールで受け取る");
        chat.Sentence.ShouldBe("あなたのメールボックスに送信しました。");
        await chat.PressOnAsync(card, "メールで受け取る");
        chat.Sentence.ShouldBe("あなたのメールボックスに送信しました。");

        var mail = Mails().ShouldHaveSingleItem();
        mail.ShouldContain("To: <p1@koban.example>");
        mail.ShouldContain($"filename*=UTF-8''{Uri.EscapeDataString("連絡協議会開催結果記録簿_中央交番連絡協議会_20261110.docx")}");
        ReadDocument.Fields(AttachedTo(mail), isSheet: false).ShouldContain(("place", "試験会館 2階"));
        _bot.Storage.Councils.Rows.Count(r => r.Body.Contains("file.mail", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_mail_that_is_refused_says_so_and_can_be_asked_for_again()
    {
        var chat = await OfferedAsync();
        var card = chat.Card;
        _graph.FailNext(ConnectorFault.Answer(403));

        await chat.PressOnAsync(card, "メールで受け取る");
        chat.Sentence.ShouldStartWith("メールを送信できませんでした。");
        await chat.PressOnAsync(card, "メールで受け取る");

        chat.Sentence.ShouldBe("あなたのメールボックスに送信しました。");
    }

    [Fact]
    public async Task What_a_forged_button_names_is_made_with_the_rights_of_whoever_presses_it()
    {
        var chat = await OfferedAsync();

        await chat.OpenAsync("files.mail", ("of", "forms.make"), ("council", "C1"), ("form", "MemberRoster"), ("purpose", "閲覧"));
        chat.Sentence.ShouldContain("この操作は、あなたの現在の役割ではできません。");
        await chat.OpenAsync("files.mail", ("of", "plan.save"), ("council", "C1"));
        chat.Sentence.ShouldContain("このボタンは現在使えません。");

        Mails().ShouldBeEmpty();
    }

    private async Task<Chat> OfferedAsync()
    {
        var chat = await _bot.OpenChatOf(World.Lead);
        await chat.SayAsync("様式");
        await chat.PressAsync("連絡協議会開催結果記録簿（第5号様式）");
        chat.Card.Heading.ShouldBe("ファイルの出力");
        return chat;
    }

    private IReadOnlyList<string> Mails() =>
        [
            .. _graph
                .Requests.Where(r => r.RawPath.EndsWith("/sendMail", StringComparison.Ordinal))
                .Select(r => Encoding.UTF8.GetString(Convert.FromBase64String(r.Text))),
        ];

    /// <summary>The last part of the message.</summary>
    private static byte[] AttachedTo(string mail)
    {
        var part = mail[mail.IndexOf("Content-Disposition: attachment", StringComparison.Ordinal)..];
        var content = part[
            (part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..part.IndexOf("\r\n--kobanbot-mixed--", StringComparison.Ordinal)
        ];
        return Convert.FromBase64String(content.ReplaceLineEndings(""));
    }
}
