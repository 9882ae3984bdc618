using System.Runtime.CompilerServices;
using System.Text;
using AdaptiveCards;
using KobanBot.Bot.Cards;
using Shouldly;

namespace KobanBot.Support.Cards;

/// <summary>
/// Compares what a test made with the file that a person has approved: `TestClass.state.approved.json` beside the test's source.
/// `UPDATE_APPROVED=1` writes the files anew; the difference then goes through review like any other change.
/// </summary>
internal static class Approved
{
    /// <summary>Also runs <see cref="CardLint"/>, so an approved card is always a sound one.</summary>
    public static void ShouldBeApproved(this AdaptiveCard card, string state, [CallerFilePath] string testFile = "") =>
        Json(CardJson.SerializeIndented(card), state, testFile);

    /// <summary>The card of a reply, which is serialised already.</summary>
    public static void ShouldBeApproved(this KobanBot.Bot.Features.Kit.Reply reply, string state, [CallerFilePath] string testFile = "") =>
        Json(
            System
                .Text.Json.Nodes.JsonNode.Parse(reply.CardJson!)!
                .ToJsonString(new System.Text.Json.JsonSerializerOptions(CardJson.Options) { WriteIndented = true }),
            state,
            testFile
        );

    private static void Json(string json, string state, string testFile)
    {
        var store = new ApprovedFile(testFile, state, "json");

        if (ApprovedFile.IsUpdating)
            store.Write(json);
        CardLint.ShouldBeClean(json, Path.GetFileName(store.ApprovedPath));
        store.ShouldHold(json);
    }

    /// <summary>For plain output such as a mail body or a CSV. Cards go through <see cref="ShouldBeApproved"/>, hence not "json".</summary>
    public static void Text(string text, string state, string ext = "txt", [CallerFilePath] string testFile = "")
    {
        ext.ShouldNotBe("json", "every *.approved.json is a card");
        var store = new ApprovedFile(testFile, state, ext);

        if (ApprovedFile.IsUpdating)
            store.Write(text);
        store.ShouldHold(text);
    }
}

/// <summary>One approved file, found through the path of the test's source at compile time.</summary>
internal sealed class ApprovedFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public ApprovedFile(string testFile, string state, string ext)
    {
        if (state.Length == 0 || state.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-'))
            throw new ArgumentException(
                $"A state is a word of letters, digits and hyphens, as it names a file: \"{state}\"",
                nameof(state)
            );
        var folder = Path.GetDirectoryName(testFile);
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException(
                $"The tests' source is not at {folder}; build and run them in the same checkout, without PathMap."
            );

        var name = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(testFile)}.{state}");
        ApprovedPath = $"{name}.approved.{ext}";
        ReceivedPath = $"{name}.received.{ext}";
    }

    /// <summary>Never on a build server: there nobody looks at what was rewritten.</summary>
    public static bool IsUpdating =>
        Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    public string ApprovedPath { get; }

    public string ReceivedPath { get; }

    public void Write(string text) => File.WriteAllText(ApprovedPath, Normal(text) + "\n", Utf8);

    public void ShouldHold(string text)
    {
        var received = Normal(text);
        var approved = File.Exists(ApprovedPath) ? Normal(File.ReadAllText(ApprovedPath)) : null;
        if (approved == received)
        {
            File.Delete(ReceivedPath);
            return;
        }

        File.WriteAllText(ReceivedPath, received + "\n", Utf8);
        throw new ShouldAssertException(Difference(approved, received));
    }

    // Line ends and the end of the file differ between checkouts and editors, and mean nothing.
    private static string Normal(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');

    private string Difference(string? approved, string received)
    {
        var hint = $"Compare with {ReceivedPath}; if the new one is right, run again with UPDATE_APPROVED=1.";
        if (approved is null)
            return $"{Path.GetFileName(ApprovedPath)} does not exist yet. {hint}";

        var before = approved.Split('\n');
        var after = received.Split('\n');
        var line = 0;
        while (line < before.Length && line < after.Length && before[line] == after[line])
            line++;
        return $"""
            {Path.GetFileName(ApprovedPath)} differs from line {line + 1}:
              approved: {(line < before.Length ? before[line].Trim() : "(end)")}
              received: {(line < after.Length ? after[line].Trim() : "(end)")}
            {hint}
            """;
    }
}
