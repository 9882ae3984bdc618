using KobanBot.Bot.Graph;
using KobanBot.Bot.Graph.Mail;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Json;
using Moq;

namespace KobanBot.Bot.Tests.Graph;

/// <summary>The SDK's request adapter in its place: what is decided by Graph's answers, with nothing on the wire.</summary>
internal sealed class MockedGraph
{
    private readonly Mock<IRequestAdapter> _adapter = new();
    private readonly List<Request> _asked = [];

    public MockedGraph()
    {
        _adapter.SetupProperty(a => a.BaseUrl, "https://graph.example/v1.0");

        // Bodies are written by the adapter's own writer.
        _adapter.Setup(a => a.SerializationWriterFactory).Returns(new JsonSerializationWriterFactory());
        Answer<Event>();
        Answer<EventCollectionResponse>();
        _adapter
            .Setup(a =>
                a.SendNoContentAsync(
                    It.IsAny<RequestInformation>(),
                    It.IsAny<Dictionary<string, ParsableFactory<IParsable>>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .Returns(
                (RequestInformation request, Dictionary<string, ParsableFactory<IParsable>>? _, CancellationToken cancellation) =>
                    AnswerAsync(request, cancellation)
            );
    }

    public IReadOnlyList<Request> Asked => _asked;

    /// <summary>The answer to everything that is asked, or its failure.</summary>
    public Func<CancellationToken, Task<object?>> Says { get; set; } = _ => Task.FromResult<object?>(null);

    public MailboxGraph Mailboxes => new(_ => new GraphConnection(_adapter.Object));

    public void Refuses(int status, string? code = null, string? retryAfter = null) => Fails(() => Refusal(status, code, retryAfter));

    public void Fails(Func<Exception> failure) => Says = _ => Task.FromException<object?>(failure());

    public static ODataError Refusal(int status, string? code = null, string? retryAfter = null) =>
        new()
        {
            ResponseStatusCode = status,
            Error = new MainError { Code = code },
            ResponseHeaders = retryAfter is null
                ? new Dictionary<string, IEnumerable<string>>(StringComparer.OrdinalIgnoreCase)
                : new Dictionary<string, IEnumerable<string>>(StringComparer.OrdinalIgnoreCase) { ["Retry-After"] = [retryAfter] },
        };

    private void Answer<T>()
        where T : IParsable =>
        _adapter
            .Setup(a =>
                a.SendAsync(
                    It.IsAny<RequestInformation>(),
                    It.IsAny<ParsableFactory<T>>(),
                    It.IsAny<Dictionary<string, ParsableFactory<IParsable>>>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .Returns(
                async (
                    RequestInformation request,
                    ParsableFactory<T> _,
                    Dictionary<string, ParsableFactory<IParsable>>? _,
                    CancellationToken cancellation
                ) => (T?)await AnswerAsync(request, cancellation)
            );

    private Task<object?> AnswerAsync(RequestInformation request, CancellationToken cancellation)
    {
        _asked.Add(new Request(request.HttpMethod, request.URI, BodyOf(request)));
        return Says(cancellation);
    }

    /// <summary>Read at once: whoever has asked closes the body when it has gone.</summary>
    private static string BodyOf(RequestInformation request)
    {
        using var reader = new StreamReader(request.Content ?? Stream.Null, leaveOpen: true);
        return reader.ReadToEnd();
    }

    /// <summary>What Graph would have been asked.</summary>
    public sealed record Request(Method Method, Uri Uri, string Body);
}
