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
    [InlineData("""[1]""", null)]
    [InlineData("<html>", null)]
    [InlineData("", null)]
    public void The_code_is_found_in_every_shape_and_nothing_throws(string body, string? code)
    {
        var error = ConnectorError.Parse(403, Encoding.UTF8.GetBytes(body));

        error.ShouldBe(new ConnectorError(403, code));
    }
}
