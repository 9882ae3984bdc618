using System.Text.Json.Nodes;
using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Support.Cards;

namespace KobanBot.Bot.Tests.Cards;

public sealed class ApprovedTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("approved").FullName;

    private string Source => Path.Combine(_folder, "NoticeTests.cs");

    // Straight to the file, so that these tests mean the same while UPDATE_APPROVED is set.
    private ApprovedFile Mail => new(Source, "mail", "txt");

    [Fact]
    public void A_card_equal_to_its_file_passes() => Sample("町内会館").ShouldBeApproved("sample");

    [Fact]
    public void A_text_equal_to_its_file_passes() => Approved.Text("会議のお知らせ\n11月20日（金）\n", "notice");

    [Fact]
    public void Line_ends_do_not_matter()
    {
        Given("NoticeTests.mail.approved.txt", "一行目\r\n二行目");

        Mail.ShouldHold("一行目\n二行目\n");

        Directory.GetFiles(_folder).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_difference_names_the_line_and_leaves_what_was_received()
    {
        Given("NoticeTests.mail.approved.txt", "一行目\n二行目");

        var failure = Should.Throw<ShouldAssertException>(() => Mail.ShouldHold("一行目\n三行目"));

        failure.Message.ShouldContain("NoticeTests.mail.approved.txt differs from line 2");
        failure.Message.ShouldContain("approved: 二行目");
        failure.Message.ShouldContain("received: 三行目");
        File.ReadAllText(Path.Combine(_folder, "NoticeTests.mail.received.txt")).ShouldBe("一行目\n三行目\n");
    }

    [Fact]
    public void What_nobody_approved_fails()
    {
        var failure = Should.Throw<ShouldAssertException>(() => Mail.ShouldHold("一行目"));

        failure.Message.ShouldContain("NoticeTests.mail.approved.txt does not exist yet");
        File.Exists(Path.Combine(_folder, "NoticeTests.mail.received.txt")).ShouldBeTrue();
    }

    [Fact]
    public void What_was_received_before_is_removed_once_it_is_right()
    {
        Given("NoticeTests.mail.approved.txt", "一行目");
        Given("NoticeTests.mail.received.txt", "古いもの");

        Mail.ShouldHold("一行目");

        Directory.GetFiles(_folder).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_card_that_breaks_a_rule_fails_even_when_approved()
    {
        var card = Sample("町内会館") with { Speak = " " };
        Given("NoticeTests.bad.approved.json", CardJson.SerializeIndented(card));

        var failure = Should.Throw<ShouldAssertException>(() => card.ShouldBeApproved("bad", Source));

        failure.Message.ShouldContain("speak is empty");
    }

    [Fact]
    public void What_is_written_is_held()
    {
        Mail.Write("一行目\r\n二行目");

        Mail.ShouldHold("一行目\n二行目");

        File.ReadAllText(Mail.ApprovedPath).ShouldBe("一行目\n二行目\n");
    }

    [Fact]
    public void Only_a_card_is_approved_as_json() =>
        Should.Throw<ShouldAssertException>(() => Approved.Text("{}", "data", ext: "json", testFile: Source));

    [Fact]
    public void A_state_names_a_file() => Should.Throw<ArgumentException>(() => Approved.Text("一行目", "../other", testFile: Source));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static AdaptiveCard Sample(string place) =>
        new()
        {
            Speak = "会議を記録。7段階中1",
            Body =
            [
                new AdaptiveTextBlock("会議を記録") { Style = "heading" },
                new AdaptiveTextInput
                {
                    Id = "place",
                    Label = "場所",
                    Value = place,
                },
            ],
            Actions = [AdaptiveExecuteAction.Create("次へ", "record.next", new JsonObject { ["flow"] = "f1" }, style: "positive")],
        };

    private void Given(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
