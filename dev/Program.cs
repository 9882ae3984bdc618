using KobanBot.Dev;
using KobanBot.Dev.Templates;

return args is ["templates"] ? OfficeTemplates.Write() : await Development.RunAsync(args);
