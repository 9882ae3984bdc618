using System.Text;
using KobanBot.Bot.BotFramework.Connector;

namespace KobanBot.Bot.Tests.BotFramework;

public sealed class ConnectorErrorTests
{
    [Theory]
    [InlineData("""{"error":{"code":"Throttled","message":"x"}}""", "Throttled")]
    [InlineData("""{"code":"BadSyntax"}""", "BadSyntax")]
    [InlineData("""{"message":"Authorization has been denied for this request."}""", null)]
    [InlineData("""{"errorCode":209,"message":"{\n  \"subCode\": \"MessageWritesBlocked\", \"code\":\"x\"}"}""", "MessageWritesBlocked")]
    [InlineData("""{"error":"text","message":"{not json"}""", null)]
    [InlineData("""{"error":{"code":5}}""", null)]
    [InlineData("""{"error":{"code":"Forbidden","message":"Bot is not installed in user's personal scope"}}""", "BotNotInstalled")]
    [InlineData(
        """{"error":{"code":"ServiceError","innerHttpError":{"body":{"code":"ConversationBlockedByUser"}}}}""",
        "ConversationBlockedByUser"
    )]
    [InlineData(
        """{"error":{"code":"ServiceError","innerHttpError":{"body":"{\"error\":{\"code\":\"MessageWritesBlocked\"}}"}}}""",
        "MessageWritesBlocked"
    )]
    [InlineData("""{"error":{"code":"ServiceError","innerHttpError":{"body":"{broken"}}}""", "ServiceError")]
    [InlineData("""{"error":{"code":"ServiceError","innerHttpError":5}}""", "ServiceError")]
    [InlineData("""[1]""", null)]
    [InlineData("<html>", null)]
    [InlineData("", null)]
    public void The_code_is_found_in_every_shape_and_nothing_throws(string body, string? code)
    {
        var error = ConnectorError.Parse(403, Encoding.UTF8.GetBytes(body));

        error.ShouldBe(new ConnectorError(403, code));
    }

    [Theory]
    [InlineData(404, "ConversationNotFound", false, true)]
    [InlineData(404, "NotFound", false, true)]
    [InlineData(403, "NotFound", false, false)]
    [InlineData(404, "BotNotInConversationRoster", true, false)]
    [InlineData(400, "BotNotInstalled", true, false)]
    [InlineData(500, "BotNotInstalled", false, false)]
    [InlineData(403, "BotDisabledByAdmin", false, false)]
    public void A_chat_that_is_gone_is_told_from_a_person_who_does_not_want(int status, string code, bool isUnreachable, bool isGone)
    {
        var error = new ConnectorError(status, code);

        (error.IsUnreachable, error.IsGone).ShouldBe((isUnreachable, isGone));
    }
}
