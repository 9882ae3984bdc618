using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdaptiveCards;
using KobanBot.Bot.Cards;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Turns.Leaving;

/// <summary>Lays over a form what its reader had typed there before leaving, and says so above it.</summary>
internal static class RestoredForm
{
    /// <param name="form">As it was drawn.</param>
    /// <param name="kept">What had been typed.</param>
    /// <param name="isOpen">Whether an input may be filled: not one that was filled meanwhile.</param>
    /// <returns>Whether the form shows something else than it would without.</returns>
    public static bool Fill(FormCard form, KeptForm kept, Func<string, bool> isOpen)
    {
        var changed = false;
        foreach (var input in form.Inputs)
        {
            var id = (string?)input["id"] ?? "";
            if (kept.Typed.FirstOrDefault(t => t.Id == id) is { } typed && isOpen(id) && ValueFor(input, typed.Value) is { } value)
            {
                changed |= Put(input, value);
            }
        }

        return changed;
    }

    /// <summary>Says above the form that it shows what was typed before, and lets its reader begin anew.</summary>
    /// <param name="form">As it was filled.</param>
    /// <param name="kept">What had been typed.</param>
    /// <param name="again">Draws the same form without what was kept; null where nothing that only reads would.</param>
    public static void Announce(FormCard form, KeptForm kept, AdaptiveExecuteAction? again)
    {
        if (form.Card["body"] is not JsonArray body)
        {
            return;
        }

        var at = kept.At.AtJapan();
        var note = Shapes.Note(
            $"{JapaneseDate.Short(JapanTime.DayOf(kept.At))}{at.Hour}時{at.Minute:D2}分に入力したものを表示しています。まだ保存していません。"
        );
        AdaptiveContainer shown = again is null ? note : note with { Items = [.. note.Items, new AdaptiveActionSet([again])] };
        var heading = body.TakeWhile(e => (string?)e?["type"] == "TextBlock").Take(2).Count();
        body.Insert(heading, JsonSerializer.SerializeToNode<AdaptiveElement>(shown, CardJson.Options));
    }

    /// <summary>What the input can show of it; null when it can show nothing of it, for example a member who is gone.</summary>
    private static string? ValueFor(JsonObject input, string typed) =>
        typed.Length == 0
            ? ""
            : (string?)input["type"] switch
            {
                "Input.Date" => JapaneseDate.TryParse(typed, out var day) ? day.ToString("O") : null,
                "Input.Time" => JapaneseDate.TryParseTime(typed, out var time)
                    ? time.ToString("HH:mm", CultureInfo.InvariantCulture)
                    : null,
                "Input.ChoiceSet" => Chosen(input, typed),
                "Input.Toggle" => typed is "true" or "True" ? "true" : "false",
                _ => typed,
            };

    private static string? Chosen(JsonObject input, string typed)
    {
        var offered = (input["choices"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .Select(c => ((string?)c["value"] ?? "", (string?)c["title"] ?? ""));
        var ids = Ticked.Of(typed, offered).Ids;
        return ids.Count == 0 ? null : string.Join(',', ids);
    }

    private static bool Put(JsonObject input, string value)
    {
        var before = (string?)input["value"] ?? "";
        if (value == before || (value.Length == 0 && before == "false"))
        {
            return false;
        }

        var isToggle = (string?)input["type"] == "Input.Toggle";
        if (value.Length == 0 && !isToggle)
        {
            input.Remove("value");
        }
        else
        {
            input["value"] = value.Length == 0 ? "false" : value;
        }

        WriteOut(input, before, value);
        return true;
    }

    /// <summary>The long form of a day stands below its input.</summary>
    private static void WriteOut(JsonObject input, string before, string now)
    {
        if (
            DateOnly.TryParseExact(before, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var old)
            && input.Parent is JsonArray around
            && around.IndexOf(input) is var place
            && place + 1 < around.Count
            && around[place + 1] is JsonObject below
            && (string?)below["text"] == JapaneseDate.Long(old)
        )
        {
            below["text"] = JapaneseDate.TryParse(now, out var day) ? JapaneseDate.Long(day) : "（日付なし）";
        }
    }
}
