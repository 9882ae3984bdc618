using KobanBot.Bot.Features.Meetings;
using KobanBot.Bot.Features.Members.Dismiss;
using KobanBot.Bot.Features.Members.ReviewTerms;
using KobanBot.Bot.Features.Obligations;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Bot.Features.SupportRequests;
using KobanBot.Core;

namespace KobanBot.Bot.Tests.Features;

/// <summary>Every refusal of the flows that fulfil something is one clear sentence.</summary>
public sealed class RefusalWordsTests
{
    [Theory]
    [InlineData("done.not-open")]
    [InlineData("done.by-facts-only")]
    [InlineData("done.not-allowed")]
    [InlineData("done.in-future")]
    [InlineData("done.too-early")]
    [InlineData("done.reason-missing")]
    [InlineData("done.means-missing")]
    [InlineData("done.not-marked")]
    [InlineData("absent.no-meeting")]
    [InlineData("absent.nobody-chosen")]
    [InlineData("absent.not-absent")]
    [InlineData("absent.before-meeting")]
    [InlineData("absent.all-contacted")]
    [InlineData("measure.closed")]
    [InlineData("measure.changed-meanwhile")]
    [InlineData("measure.told-in-future")]
    [InlineData("measure.told-before-meeting")]
    [InlineData("measure.review-not-in-future")]
    [InlineData("support.text-missing")]
    [InlineData("support.request-closed")]
    [InlineData("support.asked-already")]
    [InlineData("support.closed")]
    [InlineData("support.changed-meanwhile")]
    [InlineData("support.answer-missing")]
    [InlineData("commission.unknown-member")]
    [InlineData("commission.dismissed")]
    [InlineData("commission.term-before-end")]
    [InlineData("commission.no-council")]
    [InlineData("commission.term-does-not-end")]
    [InlineData("commission.overlap")]
    [InlineData("commission.nobody-to-renew")]
    [InlineData("commission.begun")]
    [InlineData("commission.letter-handed-over")]
    [InlineData("commission.changed-meanwhile")]
    [InlineData("dismissal.not-station")]
    [InlineData("dismissal.outside-term")]
    [InlineData("dismissal.already")]
    [InlineData("dismissal.unknown")]
    [InlineData("dismissal.imported")]
    [InlineData("dismissal.notified")]
    [InlineData("dismissal.replaced")]
    [InlineData("dismissal.notice-in-future")]
    [InlineData("dismissal.letter-in-future")]
    [InlineData("reminder.not-yours")]
    [InlineData("reminder.last-day")]
    [InlineData("reminder.snoozed-enough")]
    [InlineData("reminder.no-colleague")]
    [InlineData("reminder.delegation-days")]
    [InlineData("reminder.not-supervising")]
    [InlineData("reminder.nobody-responsible")]
    [InlineData("reminder.nudged-today")]
    public void A_code_is_one_sentence(string code)
    {
        var refusal = new Refusal(code, "令和8年11月20日", "令和9年3月31日");

        var sentence = code[..code.IndexOf('.')] switch
        {
            "done" or "absent" => ObligationWords.Of(refusal),
            "measure" => MeetingWords.Of(refusal),
            "support" => SupportWords.Of(refusal),
            "dismissal" => DismissWords.Of(refusal),
            "reminder" => ReminderWords.Of(refusal),
            _ => TermWords.Of(refusal),
        };

        sentence.ShouldNotContain(code);
        (sentence[^1] == '。' || code == "done.by-facts-only").ShouldBeTrue(sentence);
    }
}
