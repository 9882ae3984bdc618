using System.Globalization;
using System.Text.Json;
using KobanBot.Bot.Fields;
using KobanBot.Core.Meetings;
using KobanBot.Core.Organisation;
using KobanBot.Core.Text;

namespace KobanBot.Bot.Features.Meetings.Appointments;

/// <summary>What the page beside an appointment has sent about it. Anything may stand in it; what is no appointment reads as an empty one.</summary>
/// <param name="People">Addresses of those who are invited, as far as the mail program tells them.</param>
internal sealed record AppointmentInputs(AppointmentReading Read, IReadOnlySet<string> People)
{
    /// <summary>Of the input: the appointment as JSON.</summary>
    public const string Key = "appointment";

    private const int MostPeople = 200;
    private const int LongestPlace = 300;

    public static AppointmentInputs Of(CardData data)
    {
        var json = Parse(data.Raw(Key));
        var read = AppointmentReading.Of(
            new Appointment
            {
                Start = Instant(json, "start"),
                End = Instant(json, "end"),
                Place = Place(Text(json, "place")),
                IsAllDay = IsTrue(json, "isAllDay"),
                IsSeries = IsTrue(json, "isSeries"),
                IsOccurrence = IsTrue(json, "isOccurrence"),
            }
        );
        var people =
            json.TryGetProperty("people", out var list) && list.ValueKind == JsonValueKind.Array
                ? list.EnumerateArray().Take(MostPeople).Where(p => p.ValueKind == JsonValueKind.String).Select(p => p.GetString()!) // It is a string.
                : [];

        // Whoever has chosen another day on the page is asked about that day.
        return new AppointmentInputs(
            new FieldReader(data).Date(BasicsFields.Date.Id) is { } other ? read with { Date = other } : read,
            people.ToHashSet(StringComparer.OrdinalIgnoreCase)
        );
    }

    /// <summary>By the address of the account, or by its Entra object id.</summary>
    public bool Invites(Officer officer) =>
        People.Contains(officer.UserPrincipalName) || (officer.EntraObjectId is { } account && People.Contains(account));

    private static string Place(string told)
    {
        var line = Visible.Clean(told.ReplaceLineEndings(" "));
        return line.Length > LongestPlace ? line[..LongestPlace] : line;
    }

    private static JsonElement Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text.Length == 0 ? "{}" : text);
            return document.RootElement is { ValueKind: JsonValueKind.Object } told ? told.Clone() : Parse("");
        }
        catch (JsonException)
        {
            return Parse("");
        }
    }

    private static DateTimeOffset? Instant(JsonElement json, string name) =>
        DateTimeOffset.TryParseExact(
            Text(json, name),
            "yyyy-MM-dd'T'HH:mm:sszzz",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var instant
        ) && instant.Year is > 1900 and < 2200
            ? instant
            : null;

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : ""; // It is a string.

    private static bool IsTrue(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
