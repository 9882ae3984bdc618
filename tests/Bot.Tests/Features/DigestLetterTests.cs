using KobanBot.Bot.BotFramework.Proactive;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Core.Correspondence;
using KobanBot.Core.Organisation;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;
using KobanBot.Support.Reminders;

namespace KobanBot.Bot.Tests.Features;

/// <summary>Reminders as mails: complete without any card, in words and in markup.</summary>
public sealed class DigestLetterTests
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);

    [Fact]
    public async Task The_digest_of_the_section_has_every_matter_in_a_line_of_its_own()
    {
        var letter = await LetterToAsync(World.Section);

        Approved.Text(letter.Html!, "section", "html");
        Approved.Text(letter.Text, "section", "txt");
    }

    [Fact]
    public async Task The_markup_says_what_the_words_say_and_nothing_comes_from_elsewhere()
    {
        var letter = await LetterToAsync(World.Section);

        foreach (var line in letter.Text.Split('\n').Where(l => l.StartsWith('・')))
        {
            letter.Html!.ShouldContain(line.TrimStart('・').Split('（', '　')[0]);
        }

        letter.Html!.ShouldContain("https://teams.microsoft.com/l/chat/0/0?users=28:");
        letter.Text.ShouldContain("https://teams.microsoft.com/l/chat/0/0?users=28:");
        foreach (var outside in new[] { "<img", "<script", "<link", "src=", "url(", "<form" })
        {
            letter.Html!.ShouldNotContain(outside);
        }
    }

    /// <summary>A mail lies about longer than a card: no member stands in it, and none in its subject.</summary>
    [Fact]
    public async Task No_member_is_named()
    {
        foreach (var reader in new[] { World.Section, World.Lead, World.EastOfficer, World.SectionChief })
        {
            var letter = await LetterToAsync(reader);
            foreach (var name in World.MemberNames)
            {
                letter.Html!.ShouldNotContain(name);
                letter.Text.ShouldNotContain(name);
            }

            letter.Subject.ShouldMatch(@"^本日の対応事項（\d+件）$");
        }
    }

    [Fact]
    public void What_has_become_urgent_is_a_mail_too()
    {
        var letter = DigestLetter.Of(
            World.SectionChief,
            new MatterNoticeView(
                new Drawing(Guid.Empty, UserId: null),
                "中央交番連絡協議会",
                [
                    new DigestLine
                    {
                        Text = "解嘱した委員の委嘱状を回収してください。",
                        Below = "要綱 第5-7",
                        Right = "本日",
                        Action = new DigestAction("委嘱状を記録", "dismiss.letter"),
                    },
                ],
                MeantFor: "巡査部長 試験 四郎"
            ),
            new ChatLink(null)
        );

        letter.Subject.ShouldBe("至急の対応事項（1件）");
        Approved.Text(letter.Html!, "urgent", "html");
        Approved.Text(letter.Text, "urgent", "txt");
    }

    [Fact]
    public void What_people_have_typed_is_text_and_no_markup()
    {
        var page = new LetterPage
        {
            Title = "<b>件名</b>",
            About = "A & B",
            Notes = ["\"><script>alert(1)</script>"],
            Sections = [new LetterSection("<i>", [new LetterLine("<a href=x>", "'", "</td>")])],
            Closing = ["&lt;"],
            Link = ("開く", "https://example.com/?a=1&b=\"2\""),
        };

        var html = page.InMarkup();

        foreach (var raw in new[] { "<b>", "<script", "<i>", "<a href=x>", "&b=\"" })
        {
            html.ShouldNotContain(raw);
        }

        html.ShouldContain("&lt;b&gt;件名&lt;/b&gt;");
        html.ShouldContain("&amp;lt;");
    }

    private static async Task<Letter> LetterToAsync(Officer reader)
    {
        var dock = await MorningDock.OfWorldAsync();
        dock.Letters.IsOn = true;
        dock.Answer = name => name == reader.Id.Value ? SendOutcome.Unreachable : SendOutcome.Sent;
        await dock.MorningAsync(Tuesday);
        return dock.Letters.Sent.Single(l => l.To == reader.UserPrincipalName);
    }
}
