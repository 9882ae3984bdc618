using System.Text;
using KobanBot.Core.Correspondence;

namespace KobanBot.Bot.Graph.Mail;

/// <summary>
/// A mail in several forms of the same content, of which the reader's program takes the last that it knows (RFC 2046): words, markup, and an entry for
/// a calendar. `sendMail` takes it as a whole message.
/// </summary>
internal static class LetterMime
{
    private const string Boundary = "kobanbot-alternative";
    private const string Outer = "kobanbot-mixed";

    /// <summary>Base64 of so many characters stays below the 75 of an encoded word.</summary>
    private const int CharactersInWord = 12;

    private const int LineLength = 76;

    public static string Message(Letter letter, string from, DateTimeOffset at)
    {
        var message = new StringBuilder();
        message.Append("MIME-Version: 1.0\r\n");
        message.Append($"From: {Address(from)}\r\n");
        message.Append($"To: {Address(letter.To)}\r\n");
        message.Append($"Subject: {Words(letter.Subject)}\r\n");
        if (letter.File is not null)
        {
            message.Append($"Content-Type: multipart/mixed; boundary=\"{Outer}\"\r\n\r\n--{Outer}\r\n");
        }

        message.Append($"Content-Type: multipart/alternative; boundary=\"{Boundary}\"\r\n\r\n");
        Part(message, "text/plain; charset=utf-8", letter.Text);
        if (letter.Html is { } html)
        {
            Part(message, "text/html; charset=utf-8", html);
        }

        if (letter.Entry is { } entry)
        {
            Part(
                message,
                $"text/calendar; charset=utf-8; method={CalendarMime.Method(entry)}",
                CalendarMime.Ics(entry, from, letter.To, at)
            );
        }

        message.Append($"--{Boundary}--\r\n");
        if (letter.File is { } file)
        {
            Attach(message, file);
        }

        return message.ToString();
    }

    private static void Part(StringBuilder message, string type, string content)
    {
        message.Append($"--{Boundary}\r\nContent-Type: {type}\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        Lines(message, Encoding.UTF8.GetBytes(content));
    }

    /// <summary>The name in the form of RFC 2231, which every program reads today.</summary>
    private static void Attach(StringBuilder message, LetterFile file)
    {
        var name = Uri.EscapeDataString(file.Name);
        message.Append($"--{Outer}\r\nContent-Type: application/octet-stream; name*=UTF-8''{name}\r\n");
        message.Append($"Content-Disposition: attachment; filename*=UTF-8''{name}\r\nContent-Transfer-Encoding: base64\r\n\r\n");
        Lines(message, file.Content);
        message.Append($"--{Outer}--\r\n");
    }

    private static void Lines(StringBuilder message, byte[] content)
    {
        foreach (var line in Convert.ToBase64String(content).Chunk(LineLength))
        {
            message.Append(line).Append("\r\n");
        }
    }

    /// <summary>Encoded words (RFC 2047), none of which cuts a character.</summary>
    private static string Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            word.Append(rune.Value is '\r' or '\n' ? " " : rune.ToString());
            if (word.Length >= CharactersInWord)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return string.Join("\r\n ", words.Select(w => $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(w))}?="));
    }

    /// <summary>An address that is one, so that it begins no header of its own.</summary>
    private static string Address(string address) =>
        address.All(c => c is > ' ' and < '\u007f' and not ('<' or '>' or ',')) ? $"<{address}>" : throw new FormatException("No address.");
}
