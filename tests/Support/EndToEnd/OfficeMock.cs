using KobanBot.Dev;

namespace KobanBot.Support.EndToEnd;

/// <summary>Office.js as office-addin-mock makes it of an appointment; the package itself is made for Node, so it is wrapped for the browser here.</summary>
internal static class OfficeMock
{
    /// <summary>An appointment that is read: its properties are plain. 14:00 to 15:30 in Japan on 10 October 2026.</summary>
    public const string Read = """
        item: {
          start: new Date('2026-10-10T05:00:00Z'), end: new Date('2026-10-10T06:30:00Z'), location: '北交番 会議室', isAllDayEvent: false,
          requiredAttendees: [{ emailAddress: 'guest@example.com' }], optionalAttendees: [], organizer: { emailAddress: 'ORGANIZER' },
        },
        """;

    /// <summary>One that is written, a day of a series, on a clock of Berlin: everything is asked for.</summary>
    public const string Compose = """
        item: {
          start: later(new Date('2026-10-11T05:00:00Z')), end: later(new Date('2026-10-11T06:30:00Z')), location: later(''),
          requiredAttendees: later([]), optionalAttendees: later([]), organizer: { getAsync: (done) => done({ status: 'failed' }) },
          isAllDayEvent: later(false), recurrence: later({ recurrenceType: 'weekly' }), seriesId: 'S1',
        },
        """;

    /// <param name="item">One of the above.</param>
    /// <param name="offset">Minutes by which the person's clock is ahead of UTC.</param>
    /// <param name="platform">As Office.js names it: PC, OfficeOnline, iOS.</param>
    public static string Script(string item, int offset = 540, string platform = "OfficeOnline") =>
        $$"""
            (() => {
              const modules = {
                'office-addin-manifest': (require, exports) => { exports.OfficeApp = { Outlook: 'outlook' }; },
                './host': (require, exports) => { {{Source("host.js")}} },
                './possibleErrors': (require, exports) => { {{Source("possibleErrors.js")}} },
                './officeMockObject': (require, exports) => { {{Source("officeMockObject.js")}} },
              };
              const require = (name) => { const exports = {}; modules[name](require, exports); return exports; };
              const { OfficeMockObject } = require('./officeMockObject');
              const later = (value) => ({ getAsync: (done) => setTimeout(() => done({ status: 'succeeded', value })) });
              const offset = {{offset}};
              window.Office = new OfficeMockObject({
                host: 'outlook',
                onReady: (done) => done({ host: 'Outlook', platform: '{{platform}}' }),
                context: {
                  platform: '{{platform}}',
                  mailbox: {
                    {{item}}
                    userProfile: { emailAddress: 'nobody@example.com' },
                    convertToLocalClientTime: (instant) => {
                      const local = new Date(instant.getTime() + offset * 60000);
                      return {
                        year: local.getUTCFullYear(), month: local.getUTCMonth(), date: local.getUTCDate(),
                        hours: local.getUTCHours(), minutes: local.getUTCMinutes(),
                      };
                    },
                  },
                },
              });
            })();
            """;

    private static string Source(string file) =>
        File.ReadAllText(NodeTools.Package("office-addin-mock", "lib", file))
            .Replace("//# sourceMappingURL=", "// ", StringComparison.Ordinal) + "\n";
}
