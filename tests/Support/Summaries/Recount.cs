using System.Globalization;
using System.Text.Json.Nodes;
using KobanBot.Core.Summaries;
using KobanBot.Support.Storage;

namespace KobanBot.Support.Summaries;

/// <summary>
/// The figures once more, from the rows as they are stored and by plain counting: no type of the product takes part but the names of the
/// figures. What both get wrong in the same way it cannot find; everything else it does.
/// </summary>
internal static class Recount
{
    /// <summary>Figures by scope code and figure code, for the prefecture, each area, each station and each council.</summary>
    public static Dictionary<string, decimal> Of(MemoryTable councils, DateOnly first, DateOnly asOf, DateOnly today)
    {
        var counts = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var persons = new HashSet<string>();
        var (present, office, minutes, timed) = (
            new Dictionary<string, int>(),
            new Dictionary<string, int>(),
            new Dictionary<string, int>(),
            new Dictionary<string, int>()
        );
        foreach (var partition in councils.Rows.GroupBy(r => r.Partition))
        {
            var rows = partition.Select(r => (r.Key, Json: JsonNode.Parse(r.Body)!)).ToList();
            if (rows.FirstOrDefault(r => r.Key == "1head").Json is not { } head)
            {
                continue;
            }

            var council = head["Council"]!;
            var id = (string)council["Id"]!;
            var stands = Place(council, asOf);
            var exists = Day(council["Established"])!.Value <= asOf && !(Day(council["Abolished"]) < asOf);
            var members = rows.Where(r => r.Key.StartsWith("1member|", StringComparison.Ordinal))
                .Select(r => r.Json)
                .Where(m => InOffice(m, asOf))
                .ToList();
            var meetings = rows.Where(r => r.Key.StartsWith("1meeting|", StringComparison.Ordinal)).Select(r => r.Json).ToList();
            var feedback = rows.Where(r =>
                    r.Key.StartsWith("1feedback|", StringComparison.Ordinal) || r.Key.StartsWith("6feedback|", StringComparison.Ordinal)
                )
                .Select(r => r.Json)
                .Where(f => f["Withdrawn"]?.GetValue<bool>() != true)
                .ToList();
            if (exists)
            {
                var year = new DateOnly(asOf.Month >= 4 ? asOf.Year : asOf.Year - 1, 4, 1);
                var held = meetings.Exists(m =>
                    Text(m, "Kind") == "Regular" && Text(m, "Form") is "" or "InPerson" && Day(m["Date"]) >= year && Day(m["Date"]) <= asOf
                );
                Add(stands, id, "Councils");
                Add(stands, id, "RegularDue");
                Add(stands, id, held ? "RegularHeld" : "RegularMissing");
                Add(stands, id, "TooFewMembers", members.Count < 5 ? 1 : 0);
                Add(stands, id, "LeadVacant", Led(council, rows, asOf) ? 0 : 1);
                foreach (var member in members)
                {
                    Add(stands, id, "Members");
                    foreach (var scope in Scopes(stands, id).Where(s => persons.Add($"{s} {member["Id"]}")))
                    {
                        Put(scope, "Persons", 1);
                    }

                    Add(
                        stands,
                        id,
                        $"Sex!{Text(member, "Sex") switch { "男" => "male", "女" => "female", "" => "unknown", _ => "other" }}"
                    );
                    Add(stands, id, $"Age!{(member["AgeBand"] is { } band ? Math.Clamp((int)band / 10, 1, 8) * 10 : "unknown")}");
                    Add(stands, id, $"Category!{member["Categories"]!.AsArray().Select(c => (string)c!).FirstOrDefault("unknown")}");
                    Add(stands, id, "TermsEnding", Enumerable.Range(1, 91).Any(n => !InOffice(member, asOf.AddDays(n))) ? 1 : 0);
                }
            }

            foreach (var meeting in meetings.Where(m => Day(m["Date"]) >= first && Day(m["Date"]) <= asOf))
            {
                var place = Place(council, Day(meeting["Date"])!.Value);
                Add(place, id, "Regular", Text(meeting, "Kind") == "Regular" ? 1 : 0);
                Add(place, id, "Extraordinary", Text(meeting, "Kind") == "Extraordinary" ? 1 : 0);
                Add(place, id, "Examples", meeting["Example"] is null ? 0 : 1);
                foreach (var scope in Scopes(place, id))
                {
                    if ((int)meeting["MembersInOffice"]! > 0)
                    {
                        Put(scope, "Attendance", 1);
                        present[scope] = present.GetValueOrDefault(scope) + (int)meeting["MembersPresent"]!;
                        office[scope] = office.GetValueOrDefault(scope) + (int)meeting["MembersInOffice"]!;
                    }

                    if (meeting["Minutes"] is { } length && (int)length > 0)
                    {
                        Put(scope, "Minutes", 1);
                        minutes[scope] = minutes.GetValueOrDefault(scope) + (int)length;
                        timed[scope] = timed.GetValueOrDefault(scope) + 1;
                    }
                }
            }

            foreach (var item in feedback)
            {
                var entry = item["Entry"]!;
                var day = Day(item["MeetingDate"])!.Value;
                var (opinion, status) = (Text(entry, "Kind") == "Opinion", Text(entry, "Status"));
                var (solving, told) = (entry["ProblemSolving"]?.GetValue<bool>() == true, item["ToldOn"] is not null);
                var unfinished = status is "NotStarted" or "InProgress" or "Planned";
                var open = !opinion && (unfinished || !told);
                if (day >= first && day <= asOf)
                {
                    var place = Place(council, day);
                    Add(place, id, "Feedback");
                    Add(place, id, $"Field!{Text(entry, "Field")}");
                    Add(place, id, $"Status!{(opinion ? "Opinion" : status)}");
                    Add(place, id, "ProblemSolving", solving ? 1 : 0);
                    Add(place, id, "ProblemSolvingClosed", solving && !open ? 1 : 0);
                }

                if (open && asOf == today && day <= today)
                {
                    var age = today.DayNumber - day.DayNumber;
                    Add(stands, id, "OpenFeedback");
                    Add(stands, id, unfinished ? "MeasureOpen" : "Untold");
                    Add(
                        stands,
                        id,
                        age <= 30 ? "OpenAge!30"
                            : age <= 90 ? "OpenAge!90"
                            : age <= 180 ? "OpenAge!180"
                            : "OpenAge!older"
                    );
                }
            }
        }

        foreach (var (scope, whole) in office)
        {
            counts[$"{scope} Attendance mean"] = 100m * present[scope] / whole;
        }

        foreach (var (scope, count) in timed)
        {
            counts[$"{scope} Minutes mean"] = (decimal)minutes[scope] / count;
        }

        return counts;

        void Add((string Station, string Area) place, string council, string figure, int number = 1)
        {
            foreach (var scope in Scopes(place, council))
            {
                Put(scope, figure, number);
            }
        }

        void Put(string scope, string figure, int number)
        {
            if (number > 0)
            {
                counts[$"{scope} {figure}"] = counts.GetValueOrDefault($"{scope} {figure}") + number;
            }
        }
    }

    /// <summary>What the product says, in the same words; zero is left out.</summary>
    public static Dictionary<string, decimal> Said(SummaryCase at, IEnumerable<SummaryScope> scopes)
    {
        var said = new Dictionary<string, decimal>(StringComparer.Ordinal);
        FigureKind[] computed =
        [
            FigureKind.SubmissionsDue,
            FigureKind.SubmissionsReady,
            FigureKind.SubmissionsOpen,
            FigureKind.SubmissionsSent,
            FigureKind.Beats,
            FigureKind.Coverage,
            FigureKind.Late,
            FigureKind.LateOf,
            FigureKind.Coming,
            FigureKind.ComingOf,
            FigureKind.TurnDone,
            FigureKind.TurnOpen,
        ];
        foreach (var scope in scopes)
        {
            // What follows from the planner and the coverage has other tests; here is what is counted.
            foreach (var kind in Enum.GetValues<FigureKind>().Except(computed))
            {
                foreach (var part in FigureParts.Of(kind))
                {
                    var figure = Figures.Of(at.In(scope), new FigureKey(kind, part));
                    if (figure.Count > 0)
                    {
                        said[$"{scope.Code} {figure.Key.Code}"] = figure.Count;
                    }

                    if (figure.Mean is { } mean)
                    {
                        said[$"{scope.Code} {figure.Key.Code} mean"] = mean;
                    }
                }
            }
        }

        return said;
    }

    private static string[] Scopes((string Station, string Area) place, string council) =>
        ["P", $"A!{place.Area}", $"S!{place.Station}", $"C!{council}"];

    private static (string Station, string Area) Place(JsonNode council, DateOnly day)
    {
        var links = council["Stations"]!.AsArray();
        var link =
            links.FirstOrDefault(l => Within(l!["Days"]!, day))
            ?? links.Where(l => Day(l!["Days"]!["From"]) <= day).MaxBy(l => Day(l!["Days"]!["From"]))
            ?? links.MinBy(l => Day(l!["Days"]!["From"]));
        return ((string)link!["Station"]!, (string)link["Area"]!);
    }

    private static bool InOffice(JsonNode member, DateOnly day) =>
        member["Commissions"]!
            .AsArray()
            .Any(c =>
                Day(c!["Term"]!["First"]) <= day && Day(c["Term"]!["Last"]) >= day && !(c["Dismissal"] is { } d && Day(d["Day"]) <= day)
            );

    private static bool Led(JsonNode council, List<(string Key, JsonNode Json)> rows, DateOnly day) =>
        council["Leads"]!.AsArray().FirstOrDefault(l => Within(l!["Days"]!, day)) is { } lead
        && rows.Exists(r =>
            r.Key.StartsWith("1roster|", StringComparison.Ordinal)
            && (string)r.Json["Officer"]! == (string)lead["Officer"]!
            && Text(r.Json, "Role") == "OperatingOfficer"
            && Within(r.Json["Days"]!, day)
        );

    private static bool Within(JsonNode days, DateOnly day) => Day(days["From"]) <= day && !(Day(days["To"]) < day);

    private static string Text(JsonNode node, string name) => (string?)node[name] ?? "";

    private static DateOnly? Day(JsonNode? node) =>
        node is null ? null : DateOnly.ParseExact((string)node!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
