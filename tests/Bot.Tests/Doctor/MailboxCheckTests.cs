using Azure.Core;
using KobanBot.Bot.Doctor;
using KobanBot.Bot.Graph.Calendars;
using KobanBot.Bot.Graph.Mail;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Moq;

namespace KobanBot.Bot.Tests.Doctor;

/// <summary>
/// The right to one mailbox is Exchange's (role-based access control for applications) and stands in no token; what the token carries holds for every
/// mailbox of the organisation.
/// </summary>
public sealed class MailboxCheckTests
{
    [Theory]
    [InlineData("", "", null, null, "", "Unused", "メールも予定表も使わない設定です。")]
    [InlineData("b@x.jp", "", "Allowed", null, "", "Fine", "Mail:Mailbox のメールボックスに Mail.Send の権限があります。")]
    [InlineData("b@x.jp", "", "Denied", null, "", "Broken", "Mail:Mailbox のメールボックスに Mail.Send の権限がありません。")]
    [InlineData("b@x.jp", "", "NotThere", null, "", "Broken", "Mail:Mailbox のメールボックスが見付かりません。")]
    [InlineData("b@x.jp", "", "Unknown", null, "", "Watch", "Mail:Mailbox のメールボックスが応答せず、確認できません。")]
    [InlineData("b@x.jp", "", "Allowed", null, "Mail.Send", "Watch", "Mail.Send が、組織の全てのメールボックスに許可されています。")]
    [InlineData(
        "",
        "p@x.jp",
        null,
        "Denied",
        "Mail.Send",
        "Broken",
        "MeetingCalendar:Mailbox のメールボックスに Calendars.ReadWrite の権限がありません。"
    )]
    [InlineData(
        "b@x.jp",
        "p@x.jp",
        "Allowed",
        "Allowed",
        "",
        "Fine",
        "Mail:Mailbox のメールボックスに Mail.Send の権限があります。MeetingCalendar:Mailbox のメールボックスに Calendars.ReadWrite の権限があります。"
    )]
    [InlineData(
        "b@x.jp",
        "p@x.jp",
        "Allowed",
        "Allowed",
        "Calendars.ReadWrite User.ReadBasic.All",
        "Watch",
        "Calendars.ReadWrite が、組織の全てのメールボックスに許可されています。"
    )]
    [InlineData(
        "b@x.jp",
        "p@x.jp",
        "Denied",
        "Unknown",
        "Mail.Send",
        "Broken",
        "Mail:Mailbox のメールボックスに Mail.Send の権限がありません。"
    )]
    public async Task A_mailbox_may_be_used_and_no_other(
        string mail,
        string calendar,
        string? mayMail,
        string? mayEnter,
        string ofAll,
        string verdict,
        string says
    )
    {
        var probe = new Mock<IMailboxProbe>(MockBehavior.Strict);
        if (mayMail is not null)
        {
            probe.Setup(p => p.MayMailAsync(It.IsAny<CancellationToken>())).ReturnsAsync(Enum.Parse<MailboxAnswer>(mayMail));
        }

        if (mayEnter is not null)
        {
            probe.Setup(p => p.MayEnterAsync(It.IsAny<CancellationToken>())).ReturnsAsync(Enum.Parse<MailboxAnswer>(mayEnter));
        }

        var check = new GraphCheck(
            probe.Object,
            new MailCredential(() => Credential(ofAll.Split(' ', StringSplitOptions.RemoveEmptyEntries))),
            Options.Create(new MailOptions { Mailbox = mail }),
            Options.Create(new MeetingCalendarOptions { Mailbox = calendar })
        );

        var finding = await check.LookAsync(TestContext.Current.CancellationToken);

        (finding.Verdict.ToString(), finding.Says).ShouldBe((verdict, says));
        (finding.Mend is not null).ShouldBe(verdict is "Watch" or "Broken");
    }

    private static TokenCredential Credential(string[] roles)
    {
        var token = new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor { Claims = new Dictionary<string, object> { ["roles"] = roles } }
        );
        var credential = new Mock<TokenCredential>();
        credential
            .Setup(c => c.GetTokenAsync(It.IsAny<TokenRequestContext>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new AccessToken(token, DateTimeOffset.MaxValue));
        return credential.Object;
    }
}
