using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Tests.Storage;

public sealed class AnswersColumnTests
{
    /// <summary>One answer as the release wrote it that kept nobody's name with it.</summary>
    private const string Former =
        "H4sIAAAAAAACA4uuVvJMUbJSMoACXTBhDiIsYFwoMFTSUfLMKygtASpPyUxPLS4BCjjmFZenFgFFqmOUkvJTKmOUrGKUXuxe9HRja4xSrVJtLACpMUYnYQAAAA==";

    private static readonly AnsweredCommand Answer = new(
        new Guid("00000000-0000-7000-8000-000000000001"),
        "digest",
        """{"body":"転居"}""",
        new OfficerId("9000001")
    );

    [Fact]
    public void What_a_former_release_has_kept_is_read_and_is_nobodys() =>
        AnswersColumn.Unpack(Convert.FromBase64String(Former)).ShouldBe([Answer with { By = null }]);

    [Fact]
    public void Whose_command_it_was_comes_back()
    {
        AnsweredCommand[] answers = [Answer, Answer with { Input = "" }, Answer with { By = null }];

        AnswersColumn.Unpack(AnswersColumn.Pack(answers)).ShouldBe(answers);
    }

    [Fact]
    public void The_release_before_finds_no_property_that_it_would_refuse()
    {
        var packed = AnswersColumn.Pack([Answer]).ShouldNotBeNull();
        using var unzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);

        var stored = JsonSerializer.Deserialize<JsonArray>(unzip).ShouldNotBeNull().ShouldHaveSingleItem().ShouldBeOfType<JsonObject>();

        stored.Select(p => p.Key).ShouldBe(["Id", "Input", "Answer"]);
    }
}
