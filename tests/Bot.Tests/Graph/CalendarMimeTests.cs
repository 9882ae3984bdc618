using System.Text;
using Ical.Net;
using KobanBot.Bot.Features.Meetings;
using KobanBot.Bot.Graph.Mail;
using KobanBot.Core.Correspondence;
using KobanBot.Core.Facts;
using KobanBot.Support.Cards;
using KobanBot.Support.Conversations;

namespace KobanBot.Bot.Tests.Graph;

public sealed class CalendarMimeTests
{
    private const string From = "koban-bot@koban.example";
    private const string To = "p4@koban.example";

    private static readonly DateOnly Day = new(2027, 1, 20);

    [Fact]
    public void A_meeting_stands_in_the_entry_in_UTC_with_its_id_and_number()
    {
        var entry = Entry(new InvitedTime(Day, new TimeOnly(14, 0), "町内会館; 2階, 和室"), sequence: 3);

        var read = Calendar.Load(Ics(entry))!; // Written above.

        read.Method.ShouldBe("REQUEST");
        var meeting = read.Events.ShouldHaveSingleItem();
        meeting.Uid.ShouldBe("i1@kobanbot");
        meeting.Sequence.ShouldBe(3);
        meeting.Start!.AsUtc.ShouldBe(new DateTime(2027, 1, 20, 5, 0, 0, DateTimeKind.Utc));
        meeting.End!.AsUtc.ShouldBe(new DateTime(2027, 1, 20, 6, 30, 0, DateTimeKind.Utc));
        meeting.Location.ShouldBe("町内会館; 2階, 和室");
        meeting.Status.ShouldBe("CONFIRMED");
        Ics(entry).ShouldContain("DTSTART:20270120T050000Z");
    }

    /// <summary>The entry as it leaves, line by line; docs/images has it drawn.</summary>
    [Fact]
    public void The_whole_entry_of_a_meeting() =>
        Approved.Text(
            Ics(Entry(new InvitedTime(Day, new TimeOnly(14, 0), "町内会館 2階和室"), sequence: 1)).ReplaceLineEndings("\n"),
            "invitation",
            "ics"
        );

    [Fact]
    public void A_meeting_whose_time_is_open_takes_the_day()
    {
        var ics = Ics(Entry(new InvitedTime(Day, null, ""), sequence: 0));

        ics.ShouldContain("DTSTART;VALUE=DATE:20270120");
        ics.ShouldContain("DTEND;VALUE=DATE:20270121");
    }

    [Fact]
    public void A_cancellation_says_so_in_the_entry_and_in_the_type_of_its_part()
    {
        var entry = Entry(new InvitedTime(Day, new TimeOnly(14, 0), ""), sequence: 4, cancelled: true);

        Calendar.Load(Ics(entry))!.Method.ShouldBe("CANCEL"); // Written above.
        Ics(entry).ShouldContain("STATUS:CANCELLED");
        Message(entry).ShouldContain("Content-Type: text/calendar; charset=utf-8; method=CANCEL\r\n");
    }

    [Fact]
    public void A_mail_has_its_words_for_whoever_has_no_calendar_and_a_subject_that_every_client_reads()
    {
        var message = Message(Entry(new InvitedTime(Day, new TimeOnly(14, 0), "町内会館"), sequence: 0));

        message.Split("\r\n").ShouldAllBe(line => line.Length <= 76 || line.StartsWith("Content-Type", StringComparison.Ordinal));
        message.All(char.IsAscii).ShouldBeTrue();
        message.ShouldContain("multipart/alternative");
        var parts = message.Split("\r\n\r\n");
        var words = Encoding.UTF8.GetString(Convert.FromBase64String(parts[2][..parts[2].IndexOf("--", StringComparison.Ordinal)]));
        words.ShouldContain("令和9年1月20日（水） 14:00");
        words.ShouldContain("町内会館");
        foreach (var name in World.Everyone.Select(o => o.Name).Concat(World.MemberNames))
        {
            words.ShouldNotContain(name);
        }
    }

    [Theory]
    [InlineData("a@koban.example\r\nBcc: other@koban.example")]
    [InlineData("a@koban.example, b@koban.example")]
    [InlineData("<a@koban.example>")]
    public void An_address_begins_no_header_of_its_own(string to) =>
        Should.Throw<FormatException>(() =>
            LetterMime.Message(new Letter(to, "件名", "本文") { Entry = Entry(new InvitedTime(Day, null, ""), 0) }, From, World.Now)
        );

    private static string Ics(CalendarEntry entry) => CalendarMime.Ics(entry, From, To, World.Now);

    private static string Message(CalendarEntry entry) =>
        LetterMime.Message(new Letter(To, entry.Subject, entry.Text) { Entry = entry }, From, World.Now);

    private static CalendarEntry Entry(InvitedTime planned, int sequence, bool cancelled = false) =>
        InvitationWords.Entry(
            World.CentralFacts.Council,
            new Invitation
            {
                Id = "i1",
                Sequence = sequence,
                Planned = planned,
                Cancelled = cancelled,
            }
        );
}
