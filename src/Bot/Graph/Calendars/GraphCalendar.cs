using System.Globalization;
using Azure.Identity;
using KobanBot.Bot.Graph.Mail;
using KobanBot.Core.Correspondence;
using Microsoft.Extensions.Options;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.Events;
using Microsoft.Graph.Users.Item.Events.Item.Cancel;
using Microsoft.Kiota.Abstractions;

namespace KobanBot.Bot.Graph.Calendars;

/// <summary>The calendar of one mailbox through Microsoft Graph, `users/{mailbox}/events`. Nothing is repeated here: the outbox does that.</summary>
internal sealed partial class GraphCalendar(
    MailboxGraph graph,
    IOptions<MeetingCalendarOptions> options,
    TimeProvider clock,
    ILogger<GraphCalendar> logger
) : IMeetingCalendar, IDisposable
{
    private const string Utc = "UTC";

    /// <summary>Until a missing permission or consent is asked for again: somebody has to mend it by hand.</summary>
    private static readonly TimeSpan AfterDenial = TimeSpan.FromHours(1);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(5);

    private readonly Lazy<GraphConnection> _connection = new(() => graph.Connect(options.Value.BaseUrl));

    public bool IsOn => options.Value.IsOn;

    private EventsRequestBuilder Events => _connection.Value.Client.Users[options.Value.Mailbox].Events;

    public async Task<CalendarResult> AddAsync(CalendarEntry entry, CancellationToken cancellation)
    {
        var added = await TryAsync(
            async token =>
            {
                var body = ToEvent(entry);

                // Exchange adds one entry for one transaction id, however often it is asked.
                body.TransactionId = entry.Uid;
                var added = await Events.PostAsync(body, cancellationToken: token);
                return new CalendarResult(CalendarOutcome.Done) { Id = added?.Id };
            },
            cancellation
        );

        // What is not there is the mailbox: somebody has to mend that by hand, and the entry waits for it.
        return added.Outcome == CalendarOutcome.Gone ? Later(AfterDenial) : added;
    }

    public Task<CalendarResult> ChangeAsync(string id, CalendarEntry entry, CancellationToken cancellation) =>
        TryAsync(
            async token =>
            {
                await Events[id].PatchAsync(ToEvent(entry), cancellationToken: token);
                return new CalendarResult(CalendarOutcome.Done) { Id = id };
            },
            cancellation
        );

    public Task<CalendarResult> CancelAsync(string id, string text, CancellationToken cancellation) =>
        TryAsync(
            async token =>
            {
                await Events[id].Cancel.PostAsync(new CancelPostRequestBody { Comment = text }, cancellationToken: token);
                return new CalendarResult(CalendarOutcome.Done) { Id = id };
            },
            cancellation
        );

    public Task<CalendarResult> ReadAsync(string id, CancellationToken cancellation) =>
        TryAsync(
            async token =>
            {
                var found = await Events[id]
                    .GetAsync(
                        request =>
                        {
                            request.QueryParameters.Select = ["start", "isAllDay", "location", "attendees", "isCancelled"];
                            request.Headers.Add("Prefer", "outlook.timezone=\"UTC\"");
                        },
                        token
                    );
                return found is { IsCancelled: not true } && Reading(found) is { } read
                    ? new CalendarResult(CalendarOutcome.Done) { Id = id, Read = read }
                    : new CalendarResult(CalendarOutcome.Gone);
            },
            cancellation
        );

    public void Dispose()
    {
        if (_connection.IsValueCreated)
        {
            _connection.Value.Dispose();
        }
    }

    private async Task<CalendarResult> TryAsync(Func<CancellationToken, Task<CalendarResult>> ask, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(options.Value.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            return await ask(either.Token);
        }
        catch (ApiException refusal)
        {
            Log.Refused(logger, refusal.ResponseStatusCode);
            var now = clock.GetUtcNow();
            return refusal.ResponseStatusCode switch
            {
                404 or 410 => new CalendarResult(CalendarOutcome.Gone),
                401 or 403 => Later(AfterDenial),
                429 or 408 or >= 500 => Later(GraphConnection.RetryAfterOf(refusal, now) ?? AfterFailure),
                _ => new CalendarResult(CalendarOutcome.Refused),
            };
        }
        catch (HttpRequestException)
        {
            return Later(AfterFailure);
        }
        catch (AuthenticationFailedException failure)
        {
            Log.NoToken(logger, failure);
            return Later(AfterDenial);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Later(AfterFailure);
        }
    }

    private CalendarResult Later(TimeSpan wait) => new(CalendarOutcome.Later) { NotBefore = clock.GetUtcNow() + wait };

    private static Event ToEvent(CalendarEntry entry) =>
        new()
        {
            Subject = entry.Subject,
            Body = new ItemBody { ContentType = BodyType.Text, Content = entry.Text },
            Start = At(entry.Start, entry.IsWholeDay),
            End = At(entry.End, entry.IsWholeDay),
            IsAllDay = entry.IsWholeDay,
            Location = new Location { DisplayName = entry.Place },
            ResponseRequested = true,
            Attendees =
            [
                .. entry.Invited.Select(address => new Attendee
                {
                    EmailAddress = new EmailAddress { Address = address },
                    Type = AttendeeType.Required,
                }),
            ],
        };

    /// <summary>A whole day is named by its midnight in its own zone; everything else in UTC.</summary>
    private static DateTimeTimeZone At(DateTimeOffset instant, bool isWholeDay) =>
        new()
        {
            DateTime = (isWholeDay ? instant.ToOffset(TimeSpan.FromHours(9)) : instant.ToUniversalTime()).ToString(
                "yyyy-MM-dd'T'HH:mm:ss",
                CultureInfo.InvariantCulture
            ),
            TimeZone = isWholeDay ? "Tokyo Standard Time" : Utc,
        };

    /// <summary>A whole day comes back as midnight without a zone; its day is what counts.</summary>
    private static CalendarReading? Reading(Event found)
    {
        if (!DateTime.TryParse(found.Start?.DateTime, CultureInfo.InvariantCulture, DateTimeStyles.None, out var start))
        {
            return null;
        }

        var isWholeDay = found.IsAllDay == true;
        return new CalendarReading(
            new DateTimeOffset(DateTime.SpecifyKind(start, DateTimeKind.Unspecified), isWholeDay ? TimeSpan.FromHours(9) : TimeSpan.Zero),
            isWholeDay,
            found.Location?.DisplayName ?? "",
            (found.Attendees ?? [])
                .Where(a => a.EmailAddress?.Address is { Length: > 0 })
                .GroupBy(a => a.EmailAddress!.Address!.ToLowerInvariant(), StringComparer.Ordinal) // Not empty: filtered above.
                .ToDictionary(g => g.Key, g => g.First().Status?.Response?.ToString() ?? "", StringComparer.Ordinal)
        );
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The calendar refused a request with status {Status}.")]
        public static partial void Refused(ILogger logger, int status);

        [LoggerMessage(Level = LogLevel.Error, Message = "There is no token for the calendar; entries wait until there is.")]
        public static partial void NoToken(ILogger logger, Exception failure);
    }
}
